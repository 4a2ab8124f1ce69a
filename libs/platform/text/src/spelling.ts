const SHORTEST = 5;

/**
 * Returns the known words that differ from a word by one letter: missing, added, changed, or swapped with its neighbour. The first letter
 * must be the same. Empty for words of fewer than 5 letters, because each is close to many others.
 */
export function similarWords(word: string, known: Iterable<string>): string[] {
  if (word.length < SHORTEST) return [];
  return [...known].filter((one) => one.length >= SHORTEST && one[0] === word[0] && one !== word && isClose(one, word));
}

/** True if the words differ, between their common beginning and their common end, by one letter or by two that are swapped. */
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

/** Number of equal letters before the first difference. */
function alike(one: string, other: string, letter: (text: string, at: number) => string | undefined): number {
  let at = 0;
  while (at < Math.min(one.length, other.length) && letter(one, at) === letter(other, at)) at += 1;
  return at;
}
