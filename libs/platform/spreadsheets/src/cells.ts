/**
 * What a spreadsheet takes for a formula (OWASP, "CSV injection"): these signs and their full-width forms at the beginning, or
 * after spaces and quotes that a spreadsheet takes off.
 */
const FORMULA = /^[\s'"]*[=+\-@＝＋－＠]|^'*[\t\r\n]/u;
const GUARD = "'";

/** A cell that no spreadsheet calculates: an apostrophe goes before what could be a formula. */
export const neutralised = (text: string): string => (FORMULA.test(text) ? `${GUARD}${text}` : text);

/** The cell as it was before it was neutralised, so that what is taken out can be brought in again. */
export const original = (text: string): string => (text.startsWith(GUARD) && FORMULA.test(text.slice(1)) ? text.slice(1) : text);

const DAY = /^(\d{4}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{1,2})\.?(?:[ T]00:00(?::00(?:\.0+)?)?)?$/;
const SERIAL = /^[1-9]\d{3,4}(?:\.0+)?$/;
const DAY_MS = 24 * 60 * 60 * 1_000;
const EXCELS_ZERO = Date.UTC(1899, 11, 30);

/** `2026. 3. 1.`, `2026/03/01` and Excel's 46082 are 2026-03-01. Anything else stays, for the checks to name. */
export function dayInCell(text: string): string {
  if (SERIAL.test(text)) return new Date(EXCELS_ZERO + Number(text) * DAY_MS).toISOString().slice(0, 10);
  const [, year, month, day] = DAY.exec(text) ?? [];
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text;
}
