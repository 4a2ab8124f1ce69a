import { setImmediate } from 'node:timers/promises';
import { diffArrays } from 'diff';
import { type WordDifference, likeness, wordDifference } from './word-difference';

export enum ParagraphChangeKind {
  Added = 'added',
  Removed = 'removed',
  Changed = 'changed',
}

/** A paragraph that differs. Numbers of paragraphs count from 1. */
export interface ParagraphChange extends WordDifference {
  readonly kind: ParagraphChangeKind;
  readonly before_number: number | null;
  readonly after_number: number | null;
  readonly before: string | null;
  readonly after: string | null;
}

export interface TextDifference {
  /** True if the texts differ too much for a comparison. */
  readonly is_replaced: boolean;
  readonly changes: readonly ParagraphChange[];
}

interface Paragraph {
  readonly number: number;
  readonly text: string;
}

/**
 * A difference between the texts: a paragraph that was changed into another, one that was removed (no `after`), or one that was added (no
 * `before`).
 */
interface Pair {
  readonly before?: Paragraph | undefined;
  readonly after?: Paragraph | undefined;
}

/** Most paragraphs that may differ: the work grows with the square of their number. */
const MOST_PARAGRAPHS = 1_000;
const WITHIN_MS = 3_000;
/** Least share of common words for a paragraph to count as changed. With less, it counts as removed, and the other one as added. */
const ALIKE = 0.4;

/**
 * Compares two texts by paragraphs, and changed paragraphs by words. Other requests get their turn after each step. Texts that differ too
 * much are not compared (`is_replaced`).
 */
export async function textDifference(before: string, after: string): Promise<TextDifference> {
  const pairs = await pairsIn(paragraphsOf(before), paragraphsOf(after));
  if (!pairs) return { is_replaced: true, changes: [] };
  const changes: ParagraphChange[] = [];
  for (const pair of pairs) {
    changes.push(changeOf(pair));
    await setImmediate();
  }
  return { is_replaced: false, changes };
}

/** Splits a text at blank lines. */
export function paragraphsOf(text: string): Paragraph[] {
  const found: string[][] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    const isBlank = line.trim() === '';
    if (isOpen && !isBlank) found.at(-1)!.push(line.trimEnd());
    if (!isOpen && !isBlank) found.push([line.trimEnd()]);
    isOpen = !isBlank;
  }
  return found.map((lines, at) => ({ number: at + 1, text: lines.join('\n') }));
}

/** Finds the paragraphs that differ. Undefined if there are too many. */
async function pairsIn(before: readonly Paragraph[], after: readonly Paragraph[]): Promise<Pair[] | undefined> {
  const numbers = numbering();
  const parts = await editsBetween(before.map(numbers), after.map(numbers));
  if (!parts) return undefined;
  const pairs: Pair[] = [];
  const rest = { before: [...before].reverse(), after: [...after].reverse() };
  let [gone, come]: [Paragraph[], Paragraph[]] = [[], []];
  for (const { added, removed, count } of parts) {
    if (removed) gone.push(...taken(rest.before, count));
    else if (added) come.push(...taken(rest.after, count));
    else {
      pairs.push(...paired(gone, come));
      [gone, come] = [[], []];
      taken(rest.before, count);
      taken(rest.after, count);
    }
  }
  return [...pairs, ...paired(gone, come)];
}

const taken = (reversed: Paragraph[], count: number): Paragraph[] => reversed.splice(reversed.length - count, count).reverse();

/** Numbers paragraphs so that equal texts have equal numbers, because numbers are compared faster. */
function numbering(): (paragraph: Paragraph) => number {
  const known = new Map<string, number>();
  return ({ text }) => {
    if (!known.has(text)) known.set(text, known.size);
    return known.get(text)!;
  };
}

type Edits = readonly { readonly added: boolean; readonly removed: boolean; readonly count: number }[];

const editsBetween = (before: number[], after: number[]): Promise<Edits | undefined> =>
  new Promise((callback) => {
    diffArrays(before, after, { maxEditLength: MOST_PARAGRAPHS, timeout: WITHIN_MS, callback });
  });

/**
 * Pairs paragraphs that were removed at one place with those that were added there, in order. A pair that is not alike enough stays two
 * differences.
 */
function paired(gone: readonly Paragraph[], come: readonly Paragraph[]): Pair[] {
  const length = Math.max(gone.length, come.length);
  return Array.from({ length }, (_, at) => [gone[at], come[at]] as const).flatMap(([before, after]): Pair[] =>
    before && after && likeness(before.text, after.text) < ALIKE ? [{ before }, { after }] : [{ before, after }],
  );
}

function changeOf({ before, after }: Pair): ParagraphChange {
  const kind = kindOf({ before, after });
  const spans = kind === ParagraphChangeKind.Changed ? wordDifference(before!.text, after!.text) : { removed: [], added: [] };
  return { kind, ...numbersOf({ before, after }), ...textsOf({ before, after }), ...spans };
}

const numbersOf = ({ before, after }: Pair) => ({ before_number: before?.number ?? null, after_number: after?.number ?? null });
const textsOf = ({ before, after }: Pair) => ({ before: before?.text ?? null, after: after?.text ?? null });

function kindOf({ before, after }: Pair): ParagraphChangeKind {
  if (!before) return ParagraphChangeKind.Added;
  return after ? ParagraphChangeKind.Changed : ParagraphChangeKind.Removed;
}
