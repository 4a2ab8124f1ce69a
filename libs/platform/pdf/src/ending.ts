const END = Buffer.from('%%EOF');
const OBJECT = /\d\s+\d+\s+obj\b|\bendobj\b|\bendstream\b/;
/** Bytes to search after the end: further objects follow at once, or not at all. */
const LOOKED_AT_BYTES = 65_536;
/** Maximum distance from the offset of the table to the end marker. */
const START_BYTES = 256;
const HEAD_BYTES = 2_048;

/**
 * The end of a PDF: anything that follows is padding, or was added in transit. Undefined if the file is truncated, which PDFium would
 * repair: it has no end marker, or continues after the last one, or that one ends its first part.
 */
export function endOfPdf(bytes: Buffer): number | undefined {
  const at = bytes.lastIndexOf(END);
  if (at < 0) return undefined;
  const end = at + END.length;
  const goesOn = OBJECT.test(bytes.toString('latin1', end, end + LOOKED_AT_BYTES));
  return goesOn || isOfFirstPart(bytes, at) ? undefined : end;
}

/** A linearized file has two parts, and the first one gives 0 as the offset of its table. */
const isOfFirstPart = (bytes: Buffer, at: number): boolean =>
  bytes.toString('latin1', 0, HEAD_BYTES).includes('/Linearized') &&
  /startxref\s+0\s*$/.test(bytes.toString('latin1', Math.max(0, at - START_BYTES), at));
