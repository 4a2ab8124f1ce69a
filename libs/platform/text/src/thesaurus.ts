import type { AskedWord, TermPhrase } from './asked-words';
import { EQUIVALENTS } from './equivalents';
import { isEnding, stemOf } from './korean';
import { quantityOf } from './quantities';
import { similarWords } from './spelling';
import { isStopWord } from './stop-words';
import { termOf } from './tokens';
import { type Word, splitWords } from './words';

/** Words of a question that name one thing. */
export interface Concept {
  readonly words: readonly AskedWord[];
  /** Other phrases for the same thing, in both languages. */
  readonly equivalents: readonly TermPhrase[];
}

const LONGEST = 4;
const SHORTEST_PART = 2;
const NEGATIONS = new Set(['not', 'no', '안', '못']);
const groups: readonly (readonly TermPhrase[])[] = EQUIVALENTS.map((phrases) => phrases.map(phraseOf).filter(({ length }) => length > 0));
const groupsOf = new Map<string, number[]>();
for (const [number, phrases] of groups.entries())
  for (const phrase of phrases) groupsOf.set(keyOf(phrase), [...(groupsOf.get(keyOf(phrase)) ?? []), number]);

/** Single English words that the groups have. */
const vocabulary = [...groupsOf.keys()].filter((key) => /^[a-z]+$/.test(key));

/** Returns words with their terms, without particles. A Korean compound of two known words is split into these. */
export const askedWords = (words: readonly Word[]): AskedWord[] =>
  words.flatMap((word) => {
    const term = termOf(word);
    return term === undefined ? [] : partsOf({ word, term });
  });

/** Groups words into concepts: the longest phrases that are known, and each other word by itself. */
export function conceptsOf(words: readonly AskedWord[]): Concept[] {
  const concepts: Concept[] = [];
  for (let at = 0; at < words.length;) {
    const concept = conceptAt(words, at);
    concepts.push(concept);
    at += concept.words.length;
  }
  return concepts;
}

function conceptAt(words: readonly AskedWord[], at: number): Concept {
  const quantity = quantityOf(words.slice(at, at + 2));
  if (quantity) return { words: words.slice(at, at + quantity.length), equivalents: quantity.equivalents };
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length -= 1) {
    const slice = words.slice(at, at + length);
    const found = groupsOf.get(slice.map(({ term }) => term).join(' ')) ?? (length === 1 ? knownAs(slice[0]!) : undefined);
    if (found) return { words: slice, equivalents: equivalentsIn(found, slice) };
  }
  return { words: [words[at]!], equivalents: similarTo(words[at]!) };
}

function equivalentsIn(numbers: readonly number[], asked: readonly AskedWord[]): TermPhrase[] {
  const own = keyOf(asked.map(({ term }) => term));
  const phrases = new Map<string, TermPhrase>();
  for (const number of numbers) for (const phrase of groups[number]!) phrases.set(keyOf(phrase), phrase);
  phrases.delete(own);
  return [...phrases.values()];
}

/** Returns known words of which an unknown one may be a misspelling, each as an equivalent of it. */
const similarTo = ({ word, term }: AskedWord): TermPhrase[] =>
  word.script === 'letters' ? similarWords(term, vocabulary).map((one) => [one]) : [];

/** Returns the groups of the longest known word with which a Korean word begins, if only an ending follows: 바꿔야 has those of 바꿔. */
function knownAs({ word }: AskedWord): number[] | undefined {
  if (word.script !== 'hangul') return undefined;
  for (let length = word.text.length; length > 1; length -= 1) {
    const found = groupsOf.get(word.text.slice(0, length));
    if (found && (length === word.text.length || isEnding(word.text.slice(length)))) return found;
  }
  return undefined;
}

/** Splits a Korean compound of two known words: 휴가신청은 becomes 휴가 and 신청. */
function partsOf(asked: AskedWord): AskedWord[] {
  const { word, term } = asked;
  if (word.script !== 'hangul' || groupsOf.has(term) || groupsOf.has(word.text)) return [asked];
  for (let length = word.text.length - SHORTEST_PART; length >= SHORTEST_PART; length -= 1) {
    const first = word.text.slice(0, length);
    const second = knownEnd(word.text.slice(length));
    if (!groupsOf.has(first) || second === undefined) continue;
    const middle = word.start + length;
    return [
      { word: { ...word, text: first, end: middle }, term: first },
      { word: { ...word, text: word.text.slice(length), start: middle }, term: second },
    ];
  }
  return [asked];
}

const knownEnd = (text: string): string | undefined => [text, stemOf(text)].find((one) => groupsOf.has(one));

/** Returns the terms of a phrase without stop words. Empty if the phrase means something else without them, as "not working" does. */
function phraseOf(text: string): TermPhrase {
  const words = splitWords(text);
  const telling = words.filter((word) => !isStopWord(word.text) && !isStopWord(termOf(word) ?? ''));
  const isLess =
    telling.length < words.length && (words.some(({ text: word }) => NEGATIONS.has(word)) || (telling[0]?.text.length ?? 0) < 2);
  return isLess ? [] : telling.flatMap((word) => termOf(word) ?? []);
}

function keyOf(phrase: TermPhrase): string {
  return phrase.join(' ');
}
