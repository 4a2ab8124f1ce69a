import type { Language, Words } from '@app/i18n';

const REFUSAL: Words = {
  en: 'I do not know. No document that you may read answers this question. You can hand it over to your mentor.',
  ko: '답을 찾지 못했습니다. 열람하실 수 있는 문서에는 이 질문에 대한 내용이 없습니다. 멘토에게 질문을 전달하실 수 있습니다.',
};
const QUOTES: Words = { en: 'The documents say:', ko: '문서에 다음과 같이 나와 있습니다.' };

/** Says that nothing answers the question. It mentions no document, so that nobody learns what they may not read. */
export const refusalIn = (language: Language): string => REFUSAL[language];

/** Introduces quotes. */
export const introductionIn = (language: Language): string => QUOTES[language];
