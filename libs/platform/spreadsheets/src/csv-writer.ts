import { neutralised } from './cells';

/** Without it, Excel reads the file in the system's code page, and Korean is garbled. */
export const MARK = '\ufeff';

/** A line of RFC 4180, its cells neutralised. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cellOf).join(',')}\r\n`;

function cellOf(value: string | number | null): string {
  const text = neutralised(String(value ?? ''));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
