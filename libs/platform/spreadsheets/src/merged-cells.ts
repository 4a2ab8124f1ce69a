import { FileProblem, problems } from './file-problem';
import { type Cell, MAX_COLUMNS } from './line';
import { SPREADSHEET } from './relations';
import type { Workbook } from './workbook';
import { elementsOf } from './xml';

interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const MAX_RANGES = 200_000;
const MARK = Buffer.from('mergeCell');
const NONE: ReadonlySet<number> = new Set();

/** Merged cells store their value in the first one: it is repeated in all others. Lines must be filled from top to bottom. */
export class MergedCells {
  private next = 0;
  private open: { readonly range: Range; readonly value: Cell }[] = [];
  private readonly ranges: readonly Range[];

  constructor(ranges: readonly Range[]) {
    this.ranges = [...ranges].sort((one, other) => one.top - other.top);
  }

  /** Fills in a line, and returns which of its cells repeat another one. */
  fill(line: number, cells: Cell[]): ReadonlySet<number> {
    if (this.ranges.length === 0) return NONE;
    this.reach(line, cells);
    const filled = new Set<number>();
    for (const { range, value } of this.open)
      for (const column of value === '' ? [] : columnsOf(range, line)) {
        cells[column] = value;
        filled.add(column);
      }
    return filled;
  }

  private reach(line: number, cells: readonly Cell[]): void {
    for (let range = this.ranges[this.next]; range && range.top <= line; range = this.ranges[++this.next])
      this.open.push({ range, value: range.top === line ? (cells[range.left] ?? '') : '' });
    this.open = this.open.filter(({ range }) => range.bottom >= line);
    // Ranges in one line have different columns.
    if (this.open.length > MAX_COLUMNS + 1) throw new FileProblem(problems.workbook, line);
  }
}

/** The columns in which a range repeats its value: all, except for the first one of its first line. */
function columnsOf({ left, right, top }: Range, line: number): number[] {
  const first = line === top ? left + 1 : left;
  return Array.from({ length: Math.max(Math.min(right, MAX_COLUMNS) - first + 1, 0) }, (_, at) => first + at);
}

/** Reads the merged cells of a sheet. They come after its lines, so the sheet is read twice if it has any. */
export async function mergedCellsIn(workbook: Workbook, sheet: string, maxBytes: number): Promise<MergedCells> {
  const ranges: Range[] = [];
  if (await contains(workbook.read(sheet, maxBytes), MARK))
    for await (const tags of elementsOf(workbook.read(sheet, maxBytes), SPREADSHEET)) {
      for (const { name, attributes } of tags) if (name === 'mergeCell') ranges.push(...rangeIn(attributes?.ref ?? ''));
      if (ranges.length > MAX_RANGES) throw new FileProblem(problems.large);
    }
  return new MergedCells(ranges);
}

async function contains(bytes: AsyncIterable<Buffer>, mark: Buffer): Promise<boolean> {
  let isFound = false;
  let end = Buffer.alloc(0);
  // Read to its end, because only then its checksum is verified.
  for await (const piece of bytes) {
    const joined = Buffer.concat([end, piece]);
    isFound ||= joined.includes(mark);
    end = joined.subarray(-mark.length);
  }
  return isFound;
}

const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i;

function rangeIn(reference: string): Range[] {
  const [first, last = first] = reference.split(':').map(placeOf);
  if (!first || !last || first.column > MAX_COLUMNS) return [];
  return [{ top: first.row, bottom: last.row, left: first.column, right: last.column }];
}

function placeOf(reference: string): { column: number; row: number } | undefined {
  const [, letters, row] = REFERENCE.exec(reference) ?? [];
  return letters ? { column: columnOf(letters), row: Number(row) } : undefined;
}

/** `AB` is the 28th column, and so is `ab`. */
export const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
