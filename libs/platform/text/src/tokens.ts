import { stemmer } from 'stemmer';
import { bigramsOf, isParticle, stemOf } from './korean';
import type { Word } from './words';

/**
 * A term as the index stores it: a hash of 32 bits. Two terms with the same hash are taken for one, which changes a rank and reveals
 * nothing.
 */
export type Token = number;

/** A term of a passage or of a question. */
export type Term = { readonly kind: 'word' | 'gram'; readonly text: string };

/** Fields that a term can be looked up in: anywhere in a passage, at least 2 or 4 times in it, in its headings, or in the title. */
export const TERM_FIELDS = { any: 1, twice: 2, often: 3, heading: 4, title: 5 } as const;

const SEEDS = { word: 0x811c9dc5, gram: 0x01234567 };
const PRIME = 0x01000193;
const MOST_STEMS = 20_000;
/** Cache of stems, because the same words come again and again. */
const stems = new Map<string, string>();

/** Hashes kind, field and code units of a term by FNV-1a. No term has the token 0, which stands for the passage itself. */
export function tokenOf({ kind, text }: Term, field: number): Token {
  let hash = Math.imul(SEEDS[kind] ^ field, PRIME);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), PRIME);
    hash = Math.imul(hash ^ (unit >>> 8), PRIME);
  }
  return hash === 0 ? 1 : hash;
}

/** Returns the term of a word, which is its stem. Undefined for a particle behind a word of another script. */
export function termOf({ text, script, is_attached }: Word): string | undefined {
  if (script === 'number') return text;
  if (script === 'letters') return englishStem(text);
  if (is_attached) return isParticle(text) ? undefined : stemOf(text, 1);
  return stemOf(text);
}

const PREFIX = '^';

/**
 * Returns parts of a term, by which other forms of it are found. A Korean term has its first syllable, which most forms of a verb keep, and
 * each pair of neighbouring syllables, because compounds have no spaces. A term in other letters has each three neighbouring letters, so
 * that a misspelled word still shares most of them.
 */
export function gramsOf({ script }: Word, term: string): readonly string[] {
  if (script === 'hangul') return [PREFIX + term[0]!, ...bigramsOf(term)];
  return script === 'letters' && term.length > 3 ? trigramsOf(PREFIX + term) : NONE;
}

const NONE: readonly string[] = [];

function trigramsOf(term: string): string[] {
  const found: string[] = [];
  for (let at = 0; at + 2 < term.length; at += 1) found.push(term.slice(at, at + 3));
  return found;
}

function englishStem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = word.length > 2 && word.length < 40 ? stemmer(word) : word;
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
}
