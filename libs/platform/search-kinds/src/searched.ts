import { type Sql, and, containing, sql } from '@app/database';
import type { SearchWord } from './terms';

/** Texts that are searched. Initial consonants are compared with those of the title. */
export interface Searched {
  readonly title: Sql;
  /** Another text, compared letter by letter. */
  readonly others?: Sql;
}

/**
 * The word is in the text. The first condition is that of an index on `bigrams(search_words(title, NULL))`, the second one compares the
 * order of the letters.
 */
export function hasWord({ title, others = sql`NULL` }: Searched, { text, pattern }: SearchWord): Sql {
  const words = sql`search_words(${title}, ${others})`;
  return and(
    [...text].length > 1 && sql`bigrams(${words}) @> bigrams(${text})`,
    sql`${words} LIKE ${containing(text)}`,
    pattern !== null && sql`folded(${title}) ~ ${pattern}`,
  );
}

/** Each word is in one of the texts. `words` has at least one. */
export const hasWords = (words: readonly SearchWord[], matches: (word: SearchWord) => Sql): Sql => and(...words.map(matches));

/** Sorts titles that begin with the first word before others. */
export const searchRank = (title: Sql, [first]: readonly SearchWord[]): Sql =>
  sql`(CASE WHEN ${first?.is_initials ? sql`initials_of(folded(${title}))` : sql`folded(${title})`} LIKE ${containing(first?.text ?? '').slice(1)} THEN 0 ELSE 1 END)`;
