import { neutralised } from './cells';

/** Excel takes a file without it for the system's own code page, and shows Korean as something else. */
export const MARK = '\ufeff';

/** A line of RFC 4180, its cells neutralised. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cellOf).join(',')}\r\n`;

function cellOf(value: string | number | null): string {
  const text = neutralised(String(value ?? ''));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
