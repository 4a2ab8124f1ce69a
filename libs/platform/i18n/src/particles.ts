const FIRST_SYLLABLE = '가'.charCodeAt(0);
const LAST_SYLLABLE = '힣'.charCodeAt(0);
const ENDINGS = 28;
/** Digits that are read with a consonant at their end: 영, 일, 삼, 육, 칠, 팔. */
const CLOSED_DIGITS = '013678';
/** Latin letters by which an English word is usually read with one. */
const CLOSED_LETTERS = 'lmnbkpt';

/** A Korean noun as what something is done to: 작업을, but 회사를. */
export const asObject = (noun: string): string => withParticle(noun, '을', '를');

/**
 * Text with the particle that its last sound asks for: `withParticle(title, '이', '가')`. Punctuation at the end is not read:
 * “첫 주 오케스트라” takes 가. The first particle follows a consonant, the second a vowel.
 */
export const withParticle = (text: string, afterConsonant: string, afterVowel: string): string =>
  `${text}${endsInConsonant(text) ? afterConsonant : afterVowel}`;

function endsInConsonant(text: string): boolean {
  const last =
    text
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+$/u, '')
      .at(-1)
      ?.toLowerCase() ?? '';
  const code = last.charCodeAt(0);
  // Syllables are numbered so that every twenty-eighth is open.
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) return (code - FIRST_SYLLABLE) % ENDINGS > 0;
  return `${CLOSED_DIGITS}${CLOSED_LETTERS}`.includes(last) && last !== '';
}
