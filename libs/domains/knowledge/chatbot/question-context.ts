import { toNfc, questionOf } from '@app/text';
import type { Language } from '@app/i18n';

const HANGUL = /[가-힣ㄱ-ㅎㅏ-ㅣ]/;
const FOLLOWS = /^\s*(그럼|그러면|그건|그거|그게|그때|거기|그\s|또|그리고|and\b|what about|how about|then\b|what if)/iu;
/** A particle with 요 at the end of a question, which asks about the word before it: 반차는요. */
const ENDING = /(은|는|도)요(?=[\s?？!.]*$)/u;
const FEW_WORDS = 2;

/** Returns the language in which a question is answered: Korean if it has a Korean letter. */
export const languageOf = (question: string): Language => (HANGUL.test(question) ? 'ko' : 'en');

/**
 * Returns the question with the words of the earlier one before it, if it only makes sense after that: it begins with a word that points
 * back, and has at most two words of its own.
 */
export function inContext(question: string, before: string | undefined): string {
  if (before === undefined || !pointsBack(question)) return question;
  return `${before} ${question.replace(FOLLOWS, '').replace(ENDING, '').trim()}`;
}

/** Returns the topic of a session: the newest question that does not point back itself, or the oldest one if all of them do. */
export const topicOf = (newestFirst: readonly string[]): string | undefined =>
  newestFirst.find((question) => !pointsBack(question)) ?? newestFirst.at(-1);

const pointsBack = (question: string): boolean => FOLLOWS.test(question) && questionOf(toNfc(question)).words.length <= FEW_WORDS;
