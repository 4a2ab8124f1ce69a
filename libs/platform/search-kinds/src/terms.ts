import { getChoseong } from 'es-hangul';

/** A word of a search, as the database compares it. */
export interface SearchWord {
  /** The word without case and accents, or its initial consonants. */
  readonly text: string;
  /** True if it is compared with the initial consonants of Hangul (초성) instead of the letters. */
  readonly is_initials: boolean;
  /** A regular expression for a word that has syllables beside initial consonants, such as 김ㅁ. `null` for other words. */
  readonly pattern: string | null;
}

/** The most words of a search. Further words are ignored. */
const MOST_WORDS = 5;

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FIRST_SYLLABLE = 0xac00;
/** Number of syllables with the same initial consonant. */
const SYLLABLES = 588;
const MARKS = /[\u0300-\u036f]/g;
const SYLLABLE = /[가-힣]/;
/** Letters that NFD does not split into a letter and a mark. The database function `folded` replaces the same ones. */
const SINGLE: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Removes case and accents, as the database function `folded` does. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(/[øłđħıßæœ]/g, (letter) => SINGLE[letter]!);

const isInitial = (letter: string): boolean => INITIALS.includes(letter);

/** Splits the typed text into words, of which the first 5 are used. A result must have all of them. */
export const searchWordsIn = (typed: string): SearchWord[] =>
  folded(typed).trim().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS).map(wordOf);

function wordOf(word: string): SearchWord {
  const letters = [...word];
  if (!letters.some(isInitial)) return { text: word, is_initials: false, pattern: null };
  const text = letters.map((letter) => (SYLLABLE.test(letter) ? getChoseong(letter) : letter)).join('');
  return { text, is_initials: true, pattern: SYLLABLE.test(word) ? letters.map(patternOf).join('') : null };
}

/** The part of a pattern for one letter: the range of syllables that begin with an initial consonant, or the letter itself. */
function patternOf(letter: string): string {
  if (!isInitial(letter)) return letter.replace(/[^\p{L}\p{N}]/u, '\\$&');
  const first = FIRST_SYLLABLE + INITIALS.indexOf(letter) * SYLLABLES;
  return `[${String.fromCodePoint(first)}-${String.fromCodePoint(first + SYLLABLES - 1)}]`;
}
