import { readFileSync } from 'node:fs';
import type { PdfDocument } from './document';

/** Maximum length of the text of a file, in UTF-16 units. The rest is left out. */
export const MAX_TEXT = 1_000_000;

/** Control characters but tabs and line ends. A database refuses NUL. */
const CONTROL = /(?![\t\n])\p{Cc}/gu;

/** Text in NFC, with line ends of one kind, that any database accepts. */
export const legibleText = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .normalize('NFC')
    .trim();

/** The text of all pages of a PDF, with an empty line between pages. A scanned page has none. */
export function textOfPdf(document: PdfDocument): string {
  const pages: string[] = [];
  let length = 0;
  for (let page = 1; page <= document.facts().pages && length < MAX_TEXT; page++) {
    const text = document.text(page);
    length += text.length;
    pages.push(text.trim());
  }
  return legibleText(pages.filter(Boolean).join('\n\n'));
}

/** The text of a text file: UTF-8 or UTF-16 by its first bytes, or else the encoding of older Korean files. */
export function textOfFile(path: string): string {
  const bytes = readFileSync(path);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return legibleText(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return legibleText(new TextDecoder('euc-kr').decode(bytes));
  }
}
