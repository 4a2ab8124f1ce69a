import { posix } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { FileProblem, problems } from './file-problem';
import type { Line } from './line';
import { type Pieces, Workbook } from './workbook';
import { type Tag, elementsOf } from './xml';

/** A line may hold so many cells; those after them are left out. */
export const MAX_COLUMNS = 100;
const MIB = 1_048_576;
const MAX_SHEET_BYTES = 512 * MIB;
const MAX_STRINGS_BYTES = 128 * MIB;
const MAX_STRINGS = 2_000_000;
const MAX_STRING_CHARACTERS = 24_000_000;
const MAX_SMALL_BYTES = MIB;
/** What one cell may hold by Excel's own rule. Longer text is cut, and fails whatever check its field has. */
const MAX_CELL = 32_767;
const MAX_LINE = 1_048_576;

/** The lines of the first sheet of a workbook. Of a formula, what it came to when the workbook was saved. */
export async function* xlsxLines(pieces: Pieces): AsyncGenerator<Line> {
  const workbook = await Workbook.open(pieces);
  const { sheet, strings } = await partsOf(workbook);
  const reader = new SheetReader(strings ? await stringsIn(workbook, strings) : []);
  for await (const tags of elementsOf(workbook.read(sheet, MAX_SHEET_BYTES))) {
    for (const tag of tags) reader.take(tag);
    yield* reader.lines.splice(0);
    await turn();
  }
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** Puts lines together from what comes along: rows, cells, values. */
class SheetReader {
  readonly lines: Line[] = [];
  private row: string[] = [];
  private line = 0;
  private cell = { index: -1, type: '', text: '' };
  private isValue = false;

  constructor(private readonly strings: readonly string[]) {}

  take({ name, attributes = {}, text }: Tag): void {
    if (text === undefined) this.on[name]?.(attributes);
    else if (this.isValue && this.cell.text.length < MAX_CELL) this.cell.text += text;
  }

  private readonly on: Readonly<Record<string, (attributes: Attributes) => void>> = {
    row: ({ r }) => {
      this.line = lineAfter(this.line, Number(r));
      this.row = [];
      this.cell.index = -1;
    },
    '/row': () => this.row.some(Boolean) && this.lines.push({ line: this.line, cells: Array.from(this.row, (value) => value ?? '') }),
    c: ({ r, t = 'n' }) => void (this.cell = { index: columnOf(r, this.cell.index + 1), type: t, text: '' }),
    '/c': () => {
      if (this.cell.index <= MAX_COLUMNS) this.row[this.cell.index] = valueOf(this.cell, this.strings);
    },
    v: () => void (this.isValue = true),
    t: () => void (this.isValue = true),
    '/v': () => void (this.isValue = false),
    '/t': () => void (this.isValue = false),
  };
}

/** Lines go upwards, whatever a file says of itself. */
const lineAfter = (line: number, said: number): number => (said > line && said <= MAX_LINE ? said : line + 1);

function valueOf({ type, text }: { type: string; text: string }, strings: readonly string[]): string {
  if (type === 's') return strings[Number(text)] ?? '';
  return type === 'b' ? String(text === '1') : text;
}

/** `AB12` is the 28th column. */
function columnOf(reference: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : next;
}

/** The texts that the cells point at, each once. They are the one thing of a workbook that has to be in memory. */
async function stringsIn(workbook: Workbook, place: string): Promise<string[]> {
  const reader = new StringsReader();
  for await (const tags of elementsOf(workbook.read(place, MAX_STRINGS_BYTES))) {
    for (const tag of tags) reader.take(tag);
    if (reader.strings.length > MAX_STRINGS || reader.characters > MAX_STRING_CHARACTERS) throw new FileProblem(problems.large);
    await turn();
  }
  return reader.strings;
}

/** A part of a text keeps all of it in memory; a copy keeps itself. */
const apart = (text: string): string => Buffer.from(text).toString();

class StringsReader {
  readonly strings: string[] = [];
  characters = 0;
  private text = '';
  private isText = false;
  /** How a word is pronounced stands beside it, and is not the word. */
  private isPhonetic = false;

  take({ name, text }: Tag): void {
    if (text === undefined) this.on[name]?.();
    else if (this.isText && !this.isPhonetic && this.text.length < MAX_CELL) this.text += text;
  }

  private readonly on: Readonly<Record<string, () => void>> = {
    '/si': () => {
      this.characters += this.text.length;
      this.strings.push(apart(this.text));
      this.text = '';
    },
    t: () => void (this.isText = true),
    '/t': () => void (this.isText = false),
    rPh: () => void (this.isPhonetic = true),
    '/rPh': () => void (this.isPhonetic = false),
  };
}

/** Where the first sheet is, and its texts: a workbook may call them what it likes. */
async function partsOf(workbook: Workbook): Promise<{ sheet: string; strings: string | undefined }> {
  const [first] = (await smallOf(workbook, 'xl/workbook.xml')).filter(({ name }) => name === 'sheet');
  const relations = (await smallOf(workbook, 'xl/_rels/workbook.xml.rels')).filter(({ name }) => name === 'Relationship');
  const targetOf = (relation: Tag | undefined) => {
    const target = relation?.attributes?.Target;
    return target && (target.startsWith('/') ? target.slice(1) : posix.join('xl', target));
  };
  const sheet = targetOf(relations.find(({ attributes }) => attributes?.Id === first?.attributes?.['r:id'])) ?? 'xl/worksheets/sheet1.xml';
  const strings = targetOf(relations.find(({ attributes }) => attributes?.Type?.endsWith('/sharedStrings')));
  if (!workbook.has(sheet)) throw new FileProblem(problems.workbook);
  return { sheet, strings: strings && workbook.has(strings) ? strings : undefined };
}

async function smallOf(workbook: Workbook, place: string): Promise<Tag[]> {
  const all: Tag[] = [];
  for await (const tags of elementsOf(workbook.read(place, MAX_SMALL_BYTES))) all.push(...tags);
  return all;
}
