const FIRST_SYLLABLE = '가'.charCodeAt(0);
const LAST_SYLLABLE = '힣'.charCodeAt(0);
const ENDINGS = 28;
/** Digits that are read with a consonant at their end: 영, 일, 삼, 육, 칠, 팔. */
const CLOSED_DIGITS = '013678';
/** Those of them that are read with ㄹ at their end: 일, 칠, 팔. */
const DIGITS_IN_RIEUL = '178';
/** ㄹ among the endings of a syllable. */
const RIEUL = 8;
/** Latin letters by which an English word is usually read with one. */
const CLOSED_LETTERS = 'lmnbkpt';

/** A Korean noun as what something is done to: 작업을, but 회사를. */
export const asObject = (noun: string): string => withParticle(noun, '을', '를');

/** A Korean noun as where something goes, or as what it becomes: 메일로, 서울로, but 회원으로. */
export const asDirection = (noun: string): string => `${noun}${['vowel', 'ㄹ'].includes(lastSoundOf(noun)) ? '로' : '으로'}`;

/**
 * Text with the particle that its last sound asks for: `withParticle(title, '이', '가')`. Punctuation at the end is not read:
 * “첫 주 오케스트라” takes 가. The first particle follows a consonant, the second a vowel.
 */
export const withParticle = (text: string, afterConsonant: string, afterVowel: string): string =>
  `${text}${lastSoundOf(text) === 'vowel' ? afterVowel : afterConsonant}`;

type Sound = 'vowel' | 'ㄹ' | 'consonant';

function lastSoundOf(text: string): Sound {
  const last =
    text
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+$/u, '')
      .at(-1)
      ?.toLowerCase() ?? '';
  const code = last.charCodeAt(0);
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) return soundOfEnding((code - FIRST_SYLLABLE) % ENDINGS);
  if (last === '' || !`${CLOSED_DIGITS}${CLOSED_LETTERS}`.includes(last)) return 'vowel';
  return `${DIGITS_IN_RIEUL}l`.includes(last) ? 'ㄹ' : 'consonant';
}

/** Syllables are numbered so that every twenty-eighth is open. */
function soundOfEnding(ending: number): Sound {
  if (ending === 0) return 'vowel';
  return ending === RIEUL ? 'ㄹ' : 'consonant';
}
