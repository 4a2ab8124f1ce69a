const CONSONANT = ['이', '은', '을', '과', '으로'];
export const RIEUL = ['이', '은', '을', '과', '로'];
const VOWEL = ['가', '는', '를', '와', '로'];

/** Names by how they end, and the particles that may follow them. */
export const NAMES: readonly (readonly [name: string, particles: readonly string[]])[] = [
  ['김수한', CONSONANT],
  ['김미나', VOWEL],
  ['한이슬', RIEUL],
  ['Clara', VOWEL],
  ['Quentin', CONSONANT],
  ['Gabriel', RIEUL],
  ['Studio 54', VOWEL],
  ['Violin 2030', CONSONANT],
  ['Ensemble 7', RIEUL],
];
/** Particles that are the same after every sound. */
const INVARIABLE = /^(?:에|의|까지|부터|도|만|께)/;
/** Both forms at once: 을(를), (으)로. */
export const UNDECIDED = /\((?:으|이|은|는|을|를|과|와|가)\)/;

/** Korean letters that stand directly after a name, quoted or in brackets. */
export const endingsOf = (words: string, name: string): string[] =>
  words
    .split(name)
    .slice(1)
    .flatMap((rest) => /^[”’)]*([가-힣]+)/.exec(rest)?.[1] ?? []);

/** Names followed by a particle that their last sound does not take. */
export const wrongEndingsOf = (wordsWith: (name: string) => string): string[] =>
  NAMES.flatMap(([name, particles]) =>
    endingsOf(wordsWith(name), name)
      .filter((ending) => !INVARIABLE.test(ending) && !particles.includes(ending))
      .map((ending) => `${name}${ending}`),
  );
