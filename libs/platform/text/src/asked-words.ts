import type { Word } from './words';

/** A word of a question with its term. */
export interface AskedWord {
  readonly word: Word;
  readonly term: string;
}

/** Terms that a passage must all have. */
export type TermPhrase = readonly string[];
