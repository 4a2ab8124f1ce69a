import { type Unit, unitsOf } from './blocks';
import { codePointOffsets } from './code-points';

/** A part of a text that is found and quoted as a whole. Offsets are in Unicode code points of the NFC text. */
export interface TextPassage {
  readonly position: number;
  /** Headings above its beginning, outermost first, and the header row of a table that began before it. */
  readonly heading: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A passage with at least as many code units ends with its section. */
const ENOUGH = 400;
const MOST = 900;
/** Longest sentence that the next passage repeats, in code units. */
const MOST_OVERLAP = 200;
const BETWEEN = ' › ';

interface Draft {
  readonly start: number;
  readonly end: number;
  readonly heading: string | null;
}

/** Cuts the body of a version into passages. Each is the slice of the body from `start` until `end`. */
export function passagesOf(body: string): TextPassage[] {
  const drafts = draftsOf(unitsOf(body), body);
  // Starts ascend and ends ascend, but passages overlap, so they are translated separately.
  const starts = codePointOffsets(
    body,
    drafts.map(({ start }) => start),
  );
  const ends = codePointOffsets(
    body,
    drafts.map(({ end }) => end),
  );
  return drafts.map(({ heading, ...draft }, position) => ({
    position,
    heading,
    start: starts[position]!,
    end: ends[position]!,
    text: body.slice(draft.start, draft.end),
  }));
}

function draftsOf(units: readonly Unit[], body: string): Draft[] {
  const drafts: Draft[] = [];
  const headings: Unit[] = [];
  let first = 0;
  let named: string | null = null;
  const close = (after: number) => drafts.push({ start: units[first]!.start, end: units[after - 1]!.end, heading: named });

  units.forEach((unit, at) => {
    const isEnd = at > first && endsBefore(units, first, at);
    if (isEnd) {
      close(at);
      first = overlapOf(units, first, at);
    }
    if (unit.kind === 'heading') enter(headings, unit);
    if (isEnd || at === 0) named = headingOf(headings, units[first]!, body);
  });
  if (units.length > 0) close(units.length);
  return drafts;
}

/**
 * Tells whether the passage ends before a unit: if the unit would make it too long, or if the unit begins a section and the passage is long
 * enough.
 */
function endsBefore(units: readonly Unit[], first: number, at: number): boolean {
  const [start, unit] = [units[first]!.start, units[at]!];
  if (unit.kind !== 'heading') return unit.end - start > MOST;
  const next = units[at + 1];
  return units[at - 1]!.kind !== 'heading' && (units[at - 1]!.end - start >= ENOUGH || (next?.end ?? unit.end) - start > MOST);
}

/**
 * Returns the first unit of the next passage. It repeats the last sentence, unless a section begins, a table ends, or that sentence is
 * long.
 */
function overlapOf(units: readonly Unit[], first: number, at: number): number {
  const [last, next] = [units[at - 1]!, units[at]!];
  if (at - 1 <= first || last.kind !== 'sentence' || next.kind === 'heading') return at;
  return last.end - last.start <= MOST_OVERLAP && next.end - last.start <= MOST ? at - 1 : at;
}

function enter(headings: Unit[], unit: Unit): void {
  while (headings.length > 0 && headings.at(-1)!.level >= unit.level) headings.pop();
  headings.push(unit);
}

function headingOf(headings: readonly Unit[], { header }: Unit, body: string): string | null {
  const above = headings.map(({ start, end }) => plain(body.slice(start, end)));
  const all = [...above, ...(header === null ? [] : [cellsOf(header)])].join(BETWEEN);
  return [...all].slice(0, MOST_IN_HEADING).join('').trim() || null;
}

const MOST_IN_HEADING = 300;
const plain = (heading: string): string => heading.replace(/^\s*#+\s*|\s*#+\s*$|[*_`]/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
const cellsOf = (row: string): string =>
  row
    .replace(/^\s*\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim())
    .join(', ');
