import { toNfc, questionOf } from '@app/text';
import type { Language } from '@app/i18n';

const HANGUL = /[가-힣ㄱ-ㅎㅏ-ㅣ]/;
const FOLLOWS = /^\s*(그럼|그러면|그건|그거|그게|그때|거기|그\s|또|그리고|and\b|what about|how about|then\b|what if)/iu;
const FEW_WORDS = 2;

/** The language to answer in: Korean if a Korean letter is in the question. */
export const languageOf = (question: string): Language => (HANGUL.test(question) ? 'ko' : 'en');

/**
 * The question with the words of the one before, if it only makes sense after that one: it begins with a word that points back and has few
 * words of its own.
 */
export function inContext(question: string, before: string | undefined): string {
  if (before === undefined || !FOLLOWS.test(question)) return question;
  return questionOf(toNfc(question)).words.length <= FEW_WORDS ? `${before} ${question}` : question;
}
