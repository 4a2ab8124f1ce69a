import { passageTokens } from '../../libs/platform/text/src';

/** A document of the benchmark, cut into passages. */
export interface MadeDocument {
  readonly title: string;
  readonly passages: readonly string[];
}

/** The words that the benchmark asks for, by how frequent they are made. */
export const ASKED = { frequent: '예약', often: '연차', rare: '회의' } as const;

const PASSAGES = 8;
const LETTERS = 500;
const SYLLABLES = 400;
const WORDS = 40_000;
const PARTICLES = ['은', '을', '에서', '의', '', '', '가', '로'];

/** Numbers that are the same in each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Writes documents of Korean words, of which some are frequent and most are rare, as in Zipf's law. */
export function* madeDocuments(count: number): Generator<MadeDocument> {
  const next = numbers(7);
  const word = chooser(vocabulary(next), next);
  for (let document = 0; document < count; document += 1)
    yield { title: `${word()} ${word()}`, passages: Array.from({ length: PASSAGES }, () => passage(word, next)) };
}

function vocabulary(next: () => number): string[] {
  const syllables = Array.from({ length: SYLLABLES }, () => String.fromCharCode(0xac00 + Math.floor(next() * 11_172)));
  const made = (syllableCount: number) =>
    Array.from({ length: syllableCount }, () => syllables[Math.floor(next() * next() * SYLLABLES)]).join('');
  const words = Array.from({ length: WORDS }, (_, at) => made(at < 200 ? 2 : 2 + Math.floor(next() * 3)));
  return Object.assign(words, { 3: ASKED.frequent, 30: ASKED.often, 500: ASKED.rare });
}

function chooser(words: readonly string[], next: () => number): () => string {
  let sum = 0;
  const sums = words.map((_, at) => (sum += (at + 8) ** -0.95));
  return () => words[placeOf(next() * sum, sums)]!;
}

/** The first place whose sum is not below, found by halves. */
function placeOf(least: number, sums: readonly number[]): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function passage(word: () => string, next: () => number): string {
  let text = '';
  while (text.length < LETTERS) {
    const words = Array.from({ length: 6 + Math.floor(next() * 6) }, () => word() + PARTICLES[Math.floor(next() * PARTICLES.length)]);
    text += `${words.join(' ')}습니다. `;
  }
  return text.trim();
}

/** A line for COPY: passages have no signs that it would need escaped. */
export const passageLine = ([document, position]: readonly [number, number], title: string, text: string): string =>
  `company-1\t${document}\t${document}\t${position}\t0\t${text.length}\t\\N\t${text}\t{${passageTokens({ title, heading: null, text }).join()}}\n`;
