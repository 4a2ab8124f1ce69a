import { toNfc, questionOf } from '@app/text';
import type { Language } from '@app/i18n';

const HANGUL = /[가-힣ㄱ-ㅎㅏ-ㅣ]/;
const FOLLOWS = /^\s*(그럼|그러면|그건|그거|그게|그때|거기|그\s|또|그리고|and\b|what about|how about|then\b|what if)/iu;
/** A particle with an ending, which asks about the word before it. */
const ENDING = /(은|는|도)요(?=[\s?？!.]*$)/u;
const FEW_WORDS = 2;

/** The language to answer in: Korean if a Korean letter is in the question. */
export const languageOf = (question: string): Language => (HANGUL.test(question) ? 'ko' : 'en');

/**
 * The question with the words of the one that it is about, if it only makes sense after that one: it begins with a word that points back and
 * has few words of its own.
 */
export function inContext(question: string, before: string | undefined): string {
  if (before === undefined || !pointsBack(question)) return question;
  return `${before} ${question.replace(FOLLOWS, '').replace(ENDING, '').trim()}`;
}

/** The question that those after it are about: the newest one that does not point back itself. The oldest, if all of them do. */
export const topicOf = (newestFirst: readonly string[]): string | undefined =>
  newestFirst.find((question) => !pointsBack(question)) ?? newestFirst.at(-1);

const pointsBack = (question: string): boolean => FOLLOWS.test(question) && questionOf(toNfc(question)).words.length <= FEW_WORDS;
