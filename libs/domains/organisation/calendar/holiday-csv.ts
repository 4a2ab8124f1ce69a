import type { Detail } from '@app/errors';
import { type Words, sentenceFor } from '@app/i18n';
import { type Cell, type Encoding, FileProblem, csvLines, dayInCell, isError, readableText, textIn } from '@app/spreadsheets';
import { type HolidayLine, MAX_LINES, holidayIn, tooManyHolidays } from './holiday-line';

const NAMES = {
  start_on: ['start on', 'start date', 'starts', 'start', 'from', 'date', 'day', '날짜', '일자', '시작일'],
  end_on: ['end on', 'end date', 'ends', 'end', 'to', 'until', '종료일', '마지막 날'],
  name: ['name', 'holiday', 'title', 'summary', '이름', '명칭', '휴일', '휴일명', '공휴일'],
} as const;

const ERROR: Words = { en: 'is a formula error', ko: '수식 오류 값입니다' };

type Column = keyof typeof NAMES;

const byName = new Map(Object.entries(NAMES).flatMap(([column, names]) => names.map((name) => [name as string, column as Column])));

/** Reads the holidays of a CSV file. Its first line names the columns. */
export async function csvHolidays(bytes: Buffer, encoding: Encoding): Promise<HolidayLine[]> {
  const holidays: HolidayLine[] = [];
  let header: Header | undefined;
  for await (const { line, cells } of csvLines(() => once(bytes), encoding)) {
    if (!header) header = headerOf(cells);
    else if (cells.some((cell) => textIn(cell) !== '')) holidays.push(lineOf(line, cells, header));
    if (holidays.length > MAX_LINES) throw new FileProblem(tooManyHolidays);
  }
  return holidays;
}

type Header = readonly (Column | undefined)[];

/** Reads the first line. An unknown column is an error. */
function headerOf(cells: readonly Cell[]): Header {
  const names = cells.map((cell) =>
    textIn(cell)
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\s_-]+/g, ' '),
  );
  const header = names.map((name) => byName.get(name));
  const wrong = (field: string, why: string): Detail => ({ field: readableText(field), message: sentenceFor(why)! });
  const details = [
    ...names.filter((name) => name !== '' && !byName.has(name)).map((name) => wrong(name, 'unknown')),
    ...header.filter((column, at) => column && header.indexOf(column) !== at).map((column) => wrong(column!, 'once')),
    ...(['start_on', 'name'] as const).filter((column) => !header.includes(column)).map((column) => wrong(column, 'required')),
  ];
  if (details.length > 0) throw new FileProblem(details);
  return header;
}

function lineOf(line: number, cells: readonly Cell[], header: Header): HolidayLine {
  const given = header.flatMap((column, at) => (column && textIn(cells[at]) !== '' ? [{ column, cell: cells[at]! }] : []));
  const values = given.map(({ column, cell }) => [column, column === 'name' ? textIn(cell) : dayInCell(cell)]);
  const { problems, ...holiday } = holidayIn(line, Object.fromEntries(values) as object);
  const errors = given.filter(({ cell }) => isError(cell)).map(({ column }) => ({ field: column, message: ERROR }));
  const others = problems.filter(({ field }) => !errors.some((error) => error.field === field));
  return { ...holiday, problems: [...errors, ...others] };
}

// eslint-disable-next-line @typescript-eslint/require-await -- the reader needs an asynchronous iterable.
export async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield bytes;
}
