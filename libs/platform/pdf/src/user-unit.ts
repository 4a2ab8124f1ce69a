import { inflateSync } from 'node:zlib';

const PAGE = Buffer.from('/Page');
const PACKED = Buffer.from('/ObjStm');
const STREAM = Buffer.from('stream');
const END = Buffer.from('endobj');
const UNIT = /\/UserUnit\s+(\d*\.?\d+)/;
const BRACKETS = /<<|>>/g;
/** Maximum distance to search: a page is a short object. */
const AROUND_BYTES = 8_192;
const MOST_PACKED = 200;
const MOST_PACKED_BYTES = 4_194_304;

/** Points per unit of the first page, which PDFium does not report. Read from the page that comes first in the file. */
export function userUnitOf(bytes: Buffer): number {
  const page = firstPageIn(bytes) ?? firstPacked(bytes) ?? '';
  const unit = Number(UNIT.exec(page)?.[1] ?? 1);
  return unit > 0 ? unit : 1;
}

function firstPacked(bytes: Buffer): string | undefined {
  for (const packed of packedIn(bytes)) {
    const page = firstPageIn(packed);
    if (page !== undefined) return page;
  }
  return undefined;
}

/** The dictionary of the first page. */
function firstPageIn(bytes: Buffer): string | undefined {
  for (let at = bytes.indexOf(PAGE); at >= 0; at = bytes.indexOf(PAGE, at + 1))
    if (/\/Type\s*\/Page(?!\w)/.test(bytes.toString('latin1', Math.max(0, at - 16), at + PAGE.length + 1)))
      return dictionaryAround(bytes, at);
  return undefined;
}

function dictionaryAround(bytes: Buffer, at: number): string {
  const from = Math.max(0, at - AROUND_BYTES);
  const before = bytes.toString('latin1', from, at);
  const after = bytes.toString('latin1', at, at + AROUND_BYTES);
  return before.slice(openedIn(before)) + after.slice(0, closedIn(after));
}

/** The start of the dictionary that is still open at the end of a text. */
function openedIn(text: string): number {
  let depth = 0;
  for (const { 0: bracket, index } of [...text.matchAll(BRACKETS)].reverse()) {
    depth += bracket === '>>' ? 1 : -1;
    if (depth < 0) return index;
  }
  return 0;
}

/** The end of the dictionary that is open at the beginning of a text. */
function closedIn(text: string): number {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(BRACKETS)) {
    depth += bracket === '<<' ? 1 : -1;
    if (depth < 0) return index;
  }
  return text.length;
}

/** Unpacks object streams. Encrypted ones are skipped. */
function* packedIn(bytes: Buffer): Generator<Buffer> {
  let at = bytes.indexOf(PACKED);
  for (let count = 0; at >= 0 && count < MOST_PACKED; count++) {
    const begin = bytes.indexOf(STREAM, at);
    const end = bytes.indexOf(END, begin);
    if (begin < 0 || end < 0) return;
    const isAfterReturn = bytes[begin + STREAM.length] === 13;
    const unpacked = inflated(bytes.subarray(begin + STREAM.length + (isAfterReturn ? 2 : 1), end));
    if (unpacked) yield unpacked;
    at = bytes.indexOf(PACKED, end);
  }
}

function inflated(bytes: Buffer): Buffer | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_PACKED_BYTES });
  } catch {
    return undefined;
  }
}
