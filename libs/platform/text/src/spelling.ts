const SHORTEST = 5;

/**
 * Known words that differ from another one by one letter that is missing, added, changed, or swapped with its neighbour, behind the same first
 * letter. Empty for short words, where each is close to many.
 */
export function similarWords(word: string, known: Iterable<string>): string[] {
  if (word.length < SHORTEST) return [];
  return [...known].filter((one) => one.length >= SHORTEST && one[0] === word[0] && one !== word && isClose(one, word));
}

/** True if what is left between the common beginning and the common end is one letter, or two that are swapped. */
function isClose(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  const start = alike(one, other, (text, at) => text[at]);
  const most = Math.min(one.length, other.length) - start;
  const end = Math.min(
    most,
    alike(one, other, (text, at) => text.at(-1 - at)),
  );
  const [first, second] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return (first.length <= 1 && second.length <= 1) || (first.length === 2 && second === first[1]! + first[0]!);
}

/** Number of letters that are the same one after the other. */
function alike(one: string, other: string, letter: (text: string, at: number) => string | undefined): number {
  let at = 0;
  while (at < Math.min(one.length, other.length) && letter(one, at) === letter(other, at)) at += 1;
  return at;
}
