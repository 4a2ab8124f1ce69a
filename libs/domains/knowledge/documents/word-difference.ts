import { diffArrays } from 'diff';
import { type TextSpan, codePointsIn } from '@app/text';

/** The parts of two paragraphs that differ. Offsets count Unicode code points. */
export interface WordDifference {
  /** Parts of the older paragraph that the newer one lacks. */
  readonly removed: readonly TextSpan[];
  /** Parts of the newer paragraph that the older one lacks. */
  readonly added: readonly TextSpan[];
}

/** Limits of the comparison. If more tokens differ, or it takes longer, the whole paragraph counts as changed. */
const MOST_WORDS = 400;
const WITHIN_MS = 25;

/** A token: a word, a run of white space, or one other character. */
const TOKEN = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;
const WORD = /[\p{L}\p{N}]+/gu;

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];
const wholeOf = (text: string): TextSpan => ({ start: 0, end: codePointsIn(text) });

/** Compares two paragraphs word by word. */
export function wordDifference(before: string, after: string): WordDifference {
  const options = { maxEditLength: MOST_WORDS, timeout: WITHIN_MS };
  const parts = diffArrays<string>(tokensOf(before), tokensOf(after), options);
  if (!parts) return { removed: [wholeOf(before)], added: [wholeOf(after)] };
  const spans = { removed: [] as TextSpan[], added: [] as TextSpan[] };
  const at = { before: 0, after: 0 };
  for (const { value, added, removed } of parts) {
    const length = codePointsIn(value.join(''));
    if (added) spans.added.push({ start: at.after, end: at.after + length });
    if (removed) spans.removed.push({ start: at.before, end: at.before + length });
    at.before += added ? 0 : length;
    at.after += removed ? 0 : length;
  }
  return spans;
}

/** Share of the words that two paragraphs have in common, from 0 to 1. */
export function likeness(one: string, other: string): number {
  const [words, others] = [one.match(WORD) ?? [], other.match(WORD) ?? []];
  const left = new Map<string, number>();
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of others) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  return (2 * common) / Math.max(words.length + others.length, 1);
}
