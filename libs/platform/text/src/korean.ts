/**
 * Particles (조사) and endings (어미) of Korean words. This is no morphological analysis: a word is found as it is written, or without its
 * particles and endings.
 */
const PARTICLES =
  '으로부터 에서부터 이라도 이라는 이라고 에게서 한테서 으로는 으로도 에서는 에서도 에게는 까지는 까지도 부터는 처럼 까지 부터 에서 에게 한테 으로 보다 마다 라도 이나 이란 라는 라고 과의 와의 에는 에도 만은 만을 께서 조차 밖에 대로 이며 이고 하고 에만 은 는 이 가 을 를 에 의 도 만 과 와 로 나 랑 께'.split(
    ' ',
  );
const ENDINGS =
  '하시겠습니까 되었습니다 하였습니다 하겠습니다 했습니까 하십니까 합니까 됩니까 됐습니다 했습니다 하셔야 하려면 하려고 하나요 되나요 하는지 되는지 하는데 하세요 하십시오 할까요 될까요 해야죠 해야 하면 되면 하는 되는 하여 하고 되고 하며 되며 하지 되지 하기 되기 한다 된다 합니다 됩니다 했던 했는 해요 돼요 해서 돼서 했어 했다 됐다 하게 되게 할지 될지 인가요 입니까 입니다 이에요 예요 인지 일까 이다 습니까 습니다 으려면 으면 나요 는지 는데 는가 어요 아요 세요 어야 아야 려면 지요 네요'.split(
    ' ',
  );
/** Least number of syllables before a particle: 회의 is a word of its own, and not 회 with the particle 의. */
const FEWEST_BEFORE_PARTICLE = 2;

/** Most particles and endings that are cut from one word: 신청하기까지는 has three. */
const MOST_LAYERS = 3;

const particles = byLast(PARTICLES);
const endings = byLast(ENDINGS);

/**
 * Cuts particles and endings from a word, which has Hangul only: 회의실에서 becomes 회의실, 신청하나요 becomes 신청. A word without them stays as it is.
 * Questions and passages are cut in the same way, so a word that is cut too short is still found. `fewest` is the least number of syllables
 * before a particle.
 */
export function stemOf(word: string, fewest = FEWEST_BEFORE_PARTICLE): string {
  let stem = word;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const shorter = without(stem, endings, 1) ?? without(stem, particles, fewest);
    if (shorter === undefined) return stem;
    stem = shorter;
  }
  return stem;
}

/** True for a particle or an ending, which only follows a word: 은 in VPN은. */
export const isParticle = (word: string): boolean => PARTICLES.includes(word) || ENDINGS.includes(word);

/** Endings that follow a contracted stem: 야 in 바꿔야, 도 in 써도. */
const CONTRACTED =
  '요 야 서 도 줘 줘요 주세요 고 고서 는 던 은 을 ㄹ 지 죠 니 냐 면 면서 려면 려고 라 라고 나 나요 네 거나 는데 는지 ㄴ데 놔 둬 버려 봐 와 갈 오고 가고 합니다 니다'.split(
    ' ',
  );

/** True if a known Korean word stays the same word with this rest behind it. */
export const isEnding = (rest: string): boolean => CONTRACTED.includes(rest) || isParticle(rest);

/** Each pair of neighbouring syllables. */
export function bigramsOf(word: string): string[] {
  const found: string[] = [];
  for (let at = 0; at + 1 < word.length; at += 1) found.push(word.slice(at, at + 2));
  return found;
}

function byLast(suffixes: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const suffix of [...suffixes].sort((one, other) => other.length - one.length)) {
    const last = suffix.at(-1)!;
    groups.set(last, [...(groups.get(last) ?? []), suffix]);
  }
  return groups;
}

function without(word: string, suffixes: ReadonlyMap<string, readonly string[]>, fewest: number): string | undefined {
  const suffix = suffixes.get(word.at(-1)!)?.find((one) => word.length - one.length >= fewest && word.endsWith(one));
  return suffix === undefined ? undefined : word.slice(0, -suffix.length);
}
