import { questionOf } from '@app/text';

const MAX = 300;
const ADDRESSES = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu;
const LINKS = /\bhttps?:\/\/\S+/giu;
/** Numbers of phones, accounts and people. Years and amounts of a few digits stay. */
const LONG_NUMBERS = /\d(?:[\d\s()-]*\d){5,}/gu;
const HIDDEN = '…';

/** A question as admins read it: without addresses, links and long numbers, which could tell who has asked or about whom. */
export function withoutPerson(question: string): string {
  const text = question.normalize('NFC').replace(LINKS, HIDDEN).replace(ADDRESSES, HIDDEN).replace(LONG_NUMBERS, HIDDEN);
  return [...text.replace(/\s+/g, ' ').trim()].slice(0, MAX).join('');
}

/**
 * The words of a question in an order of their own, without particles, words that only ask, addresses and long numbers. Empty if it has
 * none.
 */
export const questionKey = (question: string): string => [...new Set(questionOf(withoutPerson(question)).words)].sort().join(' ');
