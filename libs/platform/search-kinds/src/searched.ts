import { type Sql, and, containing, sql } from '@app/database';
import type { SearchWord } from './terms';

/** The texts of a row that are searched. */
export interface Searched {
  /** Words are compared with its letters and with its initial consonants. */
  readonly title: Sql;
  /** A second text. Words are compared with its letters alone. */
  readonly others?: Sql;
}

/**
 * True if the word is in one of the texts. The condition on bigrams uses an index such as that on `bigrams(search_words(title, NULL))`. It
 * ignores the order of the bigrams, so `LIKE` compares the letters. The pattern compares a word such as 김ㅁ with the title.
 */
export function hasWord({ title, others = sql`NULL` }: Searched, { text, pattern }: SearchWord): Sql {
  const words = sql`search_words(${title}, ${others})`;
  return and(
    [...text].length > 1 && sql`bigrams(${words}) @> bigrams(${text})`,
    sql`${words} LIKE ${containing(text)}`,
    pattern !== null && sql`folded(${title}) ~ ${pattern}`,
  );
}

/** True if `matches` is true for each word. `words` has at least one. */
export const hasWords = (words: readonly SearchWord[], matches: (word: SearchWord) => Sql): Sql => and(...words.map(matches));

/** Rank by which to sort: 0 for titles that begin with the first word, 1 for others. */
export const searchRank = (title: Sql, [first]: readonly SearchWord[]): Sql =>
  sql`(CASE WHEN ${first?.is_initials ? sql`initials_of(folded(${title}))` : sql`folded(${title})`} LIKE ${containing(first?.text ?? '').slice(1)} THEN 0 ELSE 1 END)`;
