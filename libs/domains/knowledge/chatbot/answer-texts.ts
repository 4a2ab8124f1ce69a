import type { Language, Words } from '@app/i18n';

const REFUSAL: Words = {
  en: 'I do not know. No document that you may read answers this question. You can hand it over to your mentor.',
  ko: '답을 찾지 못했습니다. 열람하실 수 있는 문서에는 이 질문에 대한 내용이 없습니다. 멘토에게 질문을 전달하실 수 있습니다.',
};
const QUOTES: Words = { en: 'The documents say:', ko: '문서에 다음과 같이 나와 있습니다.' };

/** Text of a refusal. It names no document, so that nobody learns of documents that they may not read. */
export const refusalIn = (language: Language): string => REFUSAL[language];

/** Text before the quotes of an answer. */
export const introductionIn = (language: Language): string => QUOTES[language];
