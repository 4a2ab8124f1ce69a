import type { Detail } from '@app/errors';
import { sentenceFor } from '@app/i18n';
import {
  type Cell,
  type Encoding,
  FileProblem,
  type Line,
  csvLines,
  dayInCell,
  guessEncoding,
  problems,
  readableText,
  sampleOf,
  shortened,
  textIn,
  xlsxLines,
} from '@app/spreadsheets';
import { MAX_WORD, MOST_PAIRS } from './mentorship-bulk';
import { MentorshipFileRefused } from './mentorships.errors';

/** A line of a file: how it names mentor, mentee and curriculum, and the first day. */
export interface PairLine {
  readonly line: number;
  readonly mentor: string;
  readonly mentee: string;
  readonly curriculum: string;
  readonly start_on: string;
}

const NAMES = {
  mentor: ['mentor', '멘토'],
  mentee: ['mentee', '멘티'],
  curriculum: ['curriculum', '커리큘럼', '과정'],
  start_on: ['start on', 'start', 'start date', 'first day', '시작일', '시작 날짜', '시작일자'],
} as const;

type Column = keyof typeof NAMES;
type Header = readonly (Column | undefined)[];

const COLUMNS = Object.keys(NAMES) as Column[];
const byName = new Map(Object.entries(NAMES).flatMap(([column, names]) => names.map((name) => [name as string, column as Column])));
/** A workbook of so many lines unpacks to less. */
const MOST_UNPACKED = 16 * 1_048_576;
const ZIP = 'PK';
/** First bytes of an Excel file with a password, or in the format before 2007. */
const COMPOUND = '\xd0\xcf\x11\xe0';
const TOO_MANY = { en: `has more than ${MOST_PAIRS} lines`, ko: `${MOST_PAIRS}줄을 넘습니다` };

/** The name of a field of a line, in the details of an error. */
export const fieldOfLine = (line: number, field: string): string => `lines.${line}.${field}`;

/** Reads the pairs of a CSV or XLSX file. Throws 422 if it cannot be read. */
export async function pairsIn(file: AsyncIterable<Buffer>, encoding: Encoding | undefined): Promise<PairLine[]> {
  const pieces: Buffer[] = [];
  for await (const piece of file) pieces.push(piece);
  try {
    return await pairsOf(await linesOf(Buffer.concat(pieces), encoding));
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    throw new MentorshipFileRefused(error.details.map(({ field, message }) => ({ field: placed(error.line, field), message })));
  }
}

const placed = (line: number, field: string): string => (line > 1 ? fieldOfLine(line, field) : field);

/** Tells a workbook by its first bytes, because its name can be wrong. */
async function linesOf(bytes: Buffer, encoding: Encoding | undefined): Promise<AsyncIterable<Line>> {
  if (bytes.length === 0) throw new FileProblem(problems.empty);
  const head = bytes.toString('latin1', 0, COMPOUND.length);
  if (head === COMPOUND) throw new FileProblem(problems.workbook);
  const range = (start: number, end: number) => once(bytes.subarray(start, end));
  if (head.startsWith(ZIP)) return xlsxLines({ size: bytes.length, range }, MOST_UNPACKED);
  return csvLines(() => once(bytes), encoding ?? (await certainEncoding(bytes)));
}

/** Throws if the encoding is uncertain, with a sample to decide by. */
async function certainEncoding(bytes: Buffer): Promise<Encoding> {
  const { encoding, isCertain } = await guessEncoding(() => once(bytes));
  if (isCertain) return encoding;
  const sample = await sampleOf(() => once(bytes), encoding);
  const message = {
    en: `is uncertain: read as ${encoding}, the file contains ${sample}. Send it with the right encoding`,
    ko: `인코딩이 확실하지 않습니다. ${encoding} 기준으로 읽은 내용: ${sample}. 올바른 encoding을 지정하여 다시 보내십시오`,
  };
  throw new FileProblem([{ field: 'encoding', message }]);
}

// eslint-disable-next-line @typescript-eslint/require-await -- the reader needs an asynchronous iterable.
async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield bytes;
}

/** The first line names the columns. */
async function pairsOf(lines: AsyncIterable<Line>): Promise<PairLine[]> {
  const pairs: PairLine[] = [];
  let header: Header | undefined;
  for await (const { line, cells } of lines) {
    if (cells.every((cell) => textIn(cell) === '')) continue;
    if (!header) header = headerOf(cells);
    else pairs.push(pairOf(line, cells, header));
    if (pairs.length > MOST_PAIRS) throw new FileProblem(TOO_MANY);
  }
  if (pairs.length === 0) throw new FileProblem(problems.empty);
  return pairs;
}

/** Reads the first line. It has each column once, and no other. */
function headerOf(cells: readonly Cell[]): Header {
  const names = cells.map((cell) => plain(textIn(cell)));
  const header = names.map((name) => byName.get(name));
  const wrong = (field: string, why: string): Detail => ({ field: readableText(field), message: sentenceFor(why)! });
  const details = [
    ...names.filter((name) => name !== '' && !byName.has(name)).map((name) => wrong(name, 'unknown')),
    ...header.filter((column, at) => column && header.indexOf(column) !== at).map((column) => wrong(column!, 'once')),
    ...COLUMNS.filter((column) => !header.includes(column)).map((column) => wrong(column, 'required')),
  ];
  if (details.length > 0) throw new FileProblem(details);
  return header;
}

const plain = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

function pairOf(line: number, cells: readonly Cell[], header: Header): PairLine {
  const text = (column: Column): string => {
    const cell = cells[header.indexOf(column)] ?? '';
    return shortened(column === 'start_on' ? dayInCell(cell) : textIn(cell), MAX_WORD);
  };
  return { line, mentor: text('mentor'), mentee: text('mentee'), curriculum: text('curriculum'), start_on: text('start_on') };
}
