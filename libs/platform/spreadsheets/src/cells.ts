import type { Cell } from './line';

/**
 * The beginning of a text that spreadsheets read as a formula (OWASP, "CSV injection"): these signs and their full-width forms, also after
 * spaces and quotes that a spreadsheet removes.
 */
const FORMULA = /^[\s'"]*[=+\-@＝＋－＠]|^'*[\t\r\n]/u;
const GUARD = "'";

/** Prefixes text that could be a formula with an apostrophe, so that no spreadsheet calculates it. */
export const neutralised = (text: string): string => (FORMULA.test(text) ? `${GUARD}${text}` : text);

/** Removes that apostrophe, so that exported text can be imported again. */
export const original = (text: string): string => (text.startsWith(GUARD) && FORMULA.test(text.slice(1)) ? text.slice(1) : text);

/** Texts that a spreadsheet writes into a CSV file for a failed formula. */
const ERRORS = new Set(['#N/A', '#NAME?', '#REF!', '#DIV/0!', '#VALUE!', '#NUM!', '#NULL!', '#SPILL!', '#CALC!', '#GETTING_DATA']);

/** The trimmed text of a cell, without the apostrophe. */
export const textIn = (cell: Cell = ''): string => original(rawText(cell).trim()).trim();

const rawText = (cell: Cell): string => {
  if (typeof cell === 'string') return cell;
  return 'error' in cell ? cell.error : cell.text;
};

/** True if a cell is the error of a formula. */
export const isError = (cell: Cell = ''): boolean => (typeof cell === 'object' && 'error' in cell) || ERRORS.has(rawText(cell).trim());

const DAY = /^(\d{4}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{1,2})\.?(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?$/;

/** `2026. 3. 1.`, `2026/03/01` and the 46082 of a workbook are 2026-03-01. Other values stay as they are, and validation refuses them. */
export function dayInCell(cell: Cell): string {
  if (typeof cell === 'object' && 'day' in cell && cell.day) return cell.day;
  const text = textIn(cell);
  const [, year, month, day] = DAY.exec(text) ?? [];
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const EXCELS_ZERO = Date.UTC(1899, 11, 30);
/** Offset of the older Macintosh calendar, which counts from a later day. */
const LATER_1904 = 1_462;
/** Four digits are a year: the days from 1927 on have five. */
const [FIRST_SERIAL, LAST_SERIAL] = [10_000, 99_999];

/** The day of a workbook's number: an integer of five digits. */
export function dayOfSerial(serial: number, is1904: boolean): string | undefined {
  if (!Number.isInteger(serial) || serial < FIRST_SERIAL || serial > LAST_SERIAL) return undefined;
  return new Date(EXCELS_ZERO + (serial + (is1904 ? LATER_1904 : 0)) * DAY_MS).toISOString().slice(0, 10);
}

const ELLIPSIS = '…';

/** Cuts text to a number of characters, the last of which then is `…`. No character is split. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let short = '';
  for (const sign of text) {
    if (short.length + sign.length > most - 1) break;
    short += sign;
  }
  return short + ELLIPSIS;
}

/** Text from a file, for a report: without invisible characters, characters that a database refuses and line ends, and cut. */
export const readableText = (text: string, most = 100): string => shortened(text.replace(/\p{C}+/gu, ' ').trim(), most) || '?';
