const FIRST_SYLLABLE = '가'.charCodeAt(0);
const LAST_SYLLABLE = '힣'.charCodeAt(0);
const ENDINGS = 28;
/** Digits that are read with a final consonant: 영, 일, 삼, 육, 칠, 팔. */
const CLOSED_DIGITS = '013678';
/** The digits among them that end in ㄹ: 일, 칠, 팔. */
const DIGITS_IN_RIEUL = '178';
/** Index of ㄹ among the final consonants of a syllable. */
const RIEUL = 8;
/** Final Latin letters by which an English word is usually read with a final consonant. */
const CLOSED_LETTERS = 'lmnbkpt';

/** A Korean noun as an object: 작업을, but 회사를. */
export const asObject = (noun: string): string => withParticle(noun, '을', '를');

/** A Korean noun as a destination or a result: 메일로, 서울로, but 회원으로. */
export const asDirection = (noun: string): string => `${noun}${['vowel', 'ㄹ'].includes(lastSoundOf(noun)) ? '로' : '으로'}`;

/**
 * Adds the particle that the text's last sound requires: `withParticle(title, '이', '가')`. Punctuation at the end is ignored: “첫 주 오케스트라”
 * takes 가. The first particle follows a consonant, the second a vowel.
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

/** Syllables are numbered so that every twenty-eighth has no final consonant. */
function soundOfEnding(ending: number): Sound {
  if (ending === 0) return 'vowel';
  return ending === RIEUL ? 'ㄹ' : 'consonant';
}
