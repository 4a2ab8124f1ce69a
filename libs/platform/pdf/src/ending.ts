const END = Buffer.from('%%EOF');
const OBJECT = /\d\s+\d+\s+obj\b|\bendobj\b|\bendstream\b/;
/** How much of what comes after the end is looked at: objects come at once, or not at all. */
const LOOKED_AT_BYTES = 65_536;
/** How far before the end it says where the table is. */
const START_BYTES = 256;
const HEAD_BYTES = 2_048;

/**
 * Where a PDF ends: what follows is padding, or has been added on the way. Undefined where it has been cut off, which PDFium would mend: it
 * has no end, or goes on after its last one, or that one is the end of its first part.
 */
export function endOfPdf(bytes: Buffer): number | undefined {
  const at = bytes.lastIndexOf(END);
  if (at < 0) return undefined;
  const end = at + END.length;
  const goesOn = OBJECT.test(bytes.toString('latin1', end, end + LOOKED_AT_BYTES));
  return goesOn || isOfFirstPart(bytes, at) ? undefined : end;
}

/** A file for the web (linearized) has two parts, and the first of them says that its table is nowhere. */
const isOfFirstPart = (bytes: Buffer, at: number): boolean =>
  bytes.toString('latin1', 0, HEAD_BYTES).includes('/Linearized') &&
  /startxref\s+0\s*$/.test(bytes.toString('latin1', Math.max(0, at - START_BYTES), at));
