import { dayOfSerial } from './cells';
import { FileProblem, problems } from './file-problem';
import { type Cell, type Line, MAX_COLUMNS } from './line';
import { type MergedCells, columnOf } from './merged-cells';
import type { Attributes } from './namespaces';
import { MAX_CELL, RichText, unescaped } from './rich-text';
import type { Tag } from './xml';

const MAX_LINE = 1_048_576;
const REFERENCE = /^([A-Z]{1,3})\d{1,7}$/i;

/** Settings for reading the cells of a sheet. */
export interface SheetFacts {
  readonly strings: readonly string[];
  readonly is1904: boolean;
  readonly merged: MergedCells;
}

/** Builds lines from a sheet's elements: rows, cells, values. */
export class SheetReader {
  readonly lines: Line[] = [];
  private row: Cell[] = [];
  private line = 0;
  private index = -1;
  private type = '';
  private value = '';
  private isValue = false;
  /** Text in the cell itself instead of the shared table. */
  private readonly inline = new RichText();
  private isInline = false;

  constructor(private readonly facts: SheetFacts) {}

  take(tag: Tag): void {
    if (this.isInline) this.inline.take(tag);
    if (tag.text === undefined) this.on[tag.name]?.(tag.attributes ?? {});
    else if (this.isValue && this.value.length < MAX_CELL) this.value += tag.text;
  }

  private readonly on: Readonly<Record<string, (attributes: Attributes) => void>> = {
    row: ({ r }) => {
      this.line = lineAfter(this.line, Number(r));
      this.row = [];
      this.index = -1;
    },
    '/row': () => this.finishRow(),
    c: ({ r, t = 'n' }) => {
      this.index = r === undefined ? this.index + 1 : this.columnIn(r);
      this.type = t;
      this.value = '';
      this.inline.finish();
    },
    '/c': () => {
      const cell = this.cell();
      if (this.index <= MAX_COLUMNS && cell !== '') this.row[this.index] = cell;
    },
    v: () => void (this.isValue = true),
    '/v': () => void (this.isValue = false),
    is: () => void (this.isInline = true),
    '/is': () => void (this.isInline = false),
  };

  private finishRow(): void {
    if (!this.row.some((cell) => cell !== undefined)) return;
    const repeated = this.facts.merged.fill(this.line, this.row);
    const cells = Array.from(this.row, (cell) => cell ?? '');
    this.lines.push({ line: this.line, cells, ...(repeated.size > 0 && { repeated }) });
  }

  /** An unreadable reference is refused: it would put a value under another heading. */
  private columnIn(reference: string): number {
    const letters = REFERENCE.exec(reference)?.[1];
    if (letters === undefined) throw new FileProblem(problems.workbook, this.line);
    return columnOf(letters);
  }

  private cell(): Cell {
    const { type, value } = this;
    if (type === 'inlineStr') return this.inline.finish() || unescaped(value);
    return value === '' ? '' : (this.read[type]?.(value) ?? unescaped(value));
  }

  private readonly read: Readonly<Record<string, (value: string) => Cell>> = {
    s: (value) => {
      const text = this.facts.strings[Number(value)];
      if (text === undefined) throw new FileProblem(problems.workbook, this.line);
      return text;
    },
    n: (value) => numberIn(value.trim(), this.facts.is1904),
    b: (value) => String(value.trim() === '1' || value.trim() === 'true'),
    e: (error) => ({ error }),
  };
}

/** `4.6E4` is 46000. */
function numberIn(value: string, is1904: boolean): Cell {
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  return { text: /e/i.test(value) ? String(number) : value, day: dayOfSerial(number, is1904) };
}

/** Line numbers only increase, whatever a file says. */
const lineAfter = (line: number, said: number): number => (said > line && said <= MAX_LINE ? said : line + 1);
