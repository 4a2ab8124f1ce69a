const FIRST_SYLLABLE = '가'.charCodeAt(0);
const ENDINGS = 28;

/** A Korean noun as what something is done to: 작업을, but 회사를. It ends in a Korean syllable. */
export const asObject = (noun: string): string => `${noun}${endsInConsonant(noun) ? '을' : '를'}`;

/** Syllables are numbered so that every twenty-eighth is open. */
const endsInConsonant = (noun: string): boolean => (noun.charCodeAt(noun.length - 1) - FIRST_SYLLABLE) % ENDINGS > 0;
