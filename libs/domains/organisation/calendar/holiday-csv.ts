import type { Detail } from '@app/errors';
import { sentenceFor } from '@app/i18n';
import { FileProblem, csvLines, dayInCell, original, textIn } from '@app/spreadsheets';
import { type HolidayLine, MAX_LINES, holidayIn, tooManyHolidays } from './holiday-line';

const NAMES = {
  start_on: ['start on', 'start date', 'starts', 'start', 'from', 'date', 'day', '날짜', '일자', '시작일'],
  end_on: ['end on', 'end date', 'ends', 'end', 'to', 'until', '종료일', '마지막 날'],
  name: ['name', 'holiday', 'title', 'summary', '이름', '명칭', '휴일', '휴일명', '공휴일'],
} as const;

type Column = keyof typeof NAMES;

const byName = new Map(Object.entries(NAMES).flatMap(([column, names]) => names.map((name) => [name as string, column as Column])));

/** The holidays of a CSV file, whose first line says which column is what. */
export async function csvHolidays(bytes: Buffer): Promise<HolidayLine[]> {
  const holidays: HolidayLine[] = [];
  let header: Header | undefined;
  for await (const { line, cells } of csvLines(() => once(bytes))) {
    if (!header) header = headerOf(cells.map(textIn));
    else if (cells.some((cell) => textIn(cell) !== '')) holidays.push(holidayIn(line, givenIn(cells.map(textIn), header)));
    if (holidays.length > MAX_LINES) throw new FileProblem(tooManyHolidays);
  }
  return holidays;
}

type Header = readonly (Column | undefined)[];

/** A column that nobody knows is refused, never passed over. */
function headerOf(cells: readonly string[]): Header {
  const names = cells.map((cell) =>
    cell
      .normalize('NFC')
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ' '),
  );
  const header = names.map((name) => byName.get(name));
  const wrong = (field: string, why: string): Detail => ({ field: field.slice(0, 100), message: sentenceFor(why)! });
  const details = [
    ...names.filter((name) => name !== '' && !byName.has(name)).map((name) => wrong(name, 'unknown')),
    ...header.filter((column, at) => column && header.indexOf(column) !== at).map((column) => wrong(column!, 'once')),
    ...(['start_on', 'name'] as const).filter((column) => !header.includes(column)).map((column) => wrong(column, 'required')),
  ];
  if (details.length > 0) throw new FileProblem(details);
  return header;
}

function givenIn(cells: readonly string[], header: Header): object {
  const texts = header.flatMap((column, at) => (column ? [[column, original((cells[at] ?? '').trim()).trim()] as const] : []));
  const given = texts.filter(([, text]) => text !== '').map(([column, text]) => [column, column === 'name' ? text : dayInCell(text)]);
  return Object.fromEntries(given) as object;
}

// eslint-disable-next-line @typescript-eslint/require-await -- the reader asks for bytes as they come.
async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield bytes;
}
