import { questionOf } from '@app/text';

const MAX = 300;
const ADDRESSES = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu;
const LINKS = /\bhttps?:\/\/\S+/giu;
/** Numbers of six digits or more, such as those of phones, accounts and people. Shorter ones, such as years and small amounts, stay. */
const LONG_NUMBERS = /\d(?:[\d\s()-]*\d){5,}/gu;
const HIDDEN = '…';

/**
 * Returns a question as admins read it: without e-mail addresses, links and long numbers, which could reveal who has asked or about whom.
 */
export function withoutPerson(question: string): string {
  const text = question.normalize('NFC').replace(LINKS, HIDDEN).replace(ADDRESSES, HIDDEN).replace(LONG_NUMBERS, HIDDEN);
  return [...text.replace(/\s+/g, ' ').trim()].slice(0, MAX).join('');
}

/**
 * Returns the words of a question, sorted and each once, without particles, stop words, addresses, links and long numbers. Questions with
 * the same key have the same words. Empty if there are none.
 */
export const questionKey = (question: string): string => [...new Set(questionOf(withoutPerson(question)).words)].sort().join(' ');
