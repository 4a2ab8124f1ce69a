const SURROGATE = /[\ud800-\udfff]/;

/** The text in NFC. All texts are stored in NFC, because macOS decomposes Hangul and offsets count composed letters. */
export const toNfc = (text: string): string => text.normalize('NFC');

/** Number of Unicode code points, which is the `length` of Postgres. */
export function codePointsIn(text: string): number {
  if (!SURROGATE.test(text)) return text.length;
  let points = 0;
  for (let at = 0; at < text.length; at += unitsAt(text, at)) points += 1;
  return points;
}

/** Translates ascending offsets in UTF-16 code units, such as those of a regular expression, into offsets in code points. */
export function codePointOffsets(text: string, units: readonly number[]): number[] {
  if (!SURROGATE.test(text)) return [...units];
  let [at, points] = [0, 0];
  return units.map((unit) => {
    for (; at < unit; at += unitsAt(text, at)) points += 1;
    return points;
  });
}

/** The code points from `start` until `end`, as `substring(text from start + 1 for end - start)` of Postgres. */
export function sliceOf(text: string, start: number, end: number): string {
  if (!SURROGATE.test(text)) return text.slice(start, end);
  let at = 0;
  const unitOf = (points: number, from: number): number => {
    for (let left = points; left > 0 && at < text.length; left -= 1) at += unitsAt(text, at);
    return Math.max(at, from);
  };
  const first = unitOf(start, 0);
  return text.slice(first, unitOf(end - start, first));
}

/**
 * Number of code units of the code point at an offset. A lone surrogate counts as one code point, as its replacement does in the database.
 */
const unitsAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);
