import { TERM_FIELDS, type Token, gramsOf, termOf, tokenOf } from './tokens';
import { type Word, splitWords } from './words';

/** Texts of a passage. */
export interface PassageTexts {
  readonly title: string;
  readonly heading: string | null;
  readonly text: string;
}

const TWICE = 2;
const OFTEN = 4;

/**
 * Tokens by which a passage is found, each once. The words of the title and of the headings count as part of the text, and have tokens of
 * their own fields as well. Frequency has three steps (once, at least 2, at least 4), which is enough for BM25 and lets the index be an
 * array.
 */
export function passageTokens({ title, heading, text }: PassageTexts): Token[] {
  const found = new Set<Token>();
  const [titled, headed] = [splitWords(title), splitWords(heading ?? '')];
  addTerms(found, titled, TERM_FIELDS.title);
  addTerms(found, headed, TERM_FIELDS.heading);
  for (const [term, number] of addTerms(found, [...titled, ...headed, ...splitWords(text)], TERM_FIELDS.any)) {
    if (number >= TWICE) found.add(tokenOf({ kind: 'word', text: term }, TERM_FIELDS.twice));
    if (number >= OFTEN) found.add(tokenOf({ kind: 'word', text: term }, TERM_FIELDS.often));
  }
  return [...found];
}

/** Adds the terms of words as those of a field, and returns how often each occurs. */
function addTerms(found: Set<Token>, words: readonly Word[], field: number): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { term, grams } of termsOf(words)) {
    numbers.set(term, (numbers.get(term) ?? 0) + 1);
    for (const gram of grams) found.add(tokenOf({ kind: 'gram', text: gram }, field));
  }
  for (const term of numbers.keys()) found.add(tokenOf({ kind: 'word', text: term }, field));
  return numbers;
}

interface Found {
  readonly term: string;
  readonly grams: readonly string[];
}

/** Yields the term of each word; the word as it is written if that differs from its term; and a number joined to its unit (18시). */
function* termsOf(words: readonly Word[]): Generator<Found> {
  let before: Word | undefined;
  for (const word of words) {
    const term = termOf(word);
    if (term !== undefined) {
      const grams = gramsOf(word, term);
      yield { term, grams };
      if (word.script === 'hangul' && term !== word.text) yield { term: word.text, grams: NONE };
      if (word.is_attached && before?.script === 'number') yield { term: before.text + term, grams: NONE };
    }
    before = word;
  }
}

const NONE: readonly string[] = [];
