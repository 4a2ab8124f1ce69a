import type { Word } from './words';

/** A word of a question with its term. */
export interface AskedWord {
  readonly word: Word;
  readonly term: string;
}

/** Terms of a phrase. A passage has the phrase only if it has all of them. */
export type TermPhrase = readonly string[];
