/** Number of first bytes that are read to detect the type. */
export const HEAD_BYTES = 4_100;
/** Number of last bytes that are read to detect an archive: the maximum length of the end of a ZIP. */
export const TAIL_BYTES = 65_557;

/** Number of first bytes in which viewers search for the beginning of a PDF. */
const PDF_WITHIN_BYTES = 1_024;
const PDF = 'application/pdf';
const ZIP = 'application/zip';
const COMPOUND = 'application/x-cfb';

/** Results of the library for types that begin like their container. */
const BEGINS_AS: Readonly<Record<string, readonly string[]>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': [ZIP],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': [ZIP],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': [ZIP],
  'application/hwp+zip': [ZIP],
  'application/x-hwp': [COMPOUND],
};

/** Tells whether a file begins as its type requires. Text has no magic number and must be readable. */
export async function isOfType(mime_type: string, head: Buffer): Promise<boolean> {
  const { fileTypeFromBuffer } = await import('file-type/core');
  // A file on which the library fails is not of its declared type either.
  const found = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime;
  if (found === undefined) return isOfNoMagic(mime_type, head);
  return !mime_type.startsWith('text/') && (found === mime_type || (BEGINS_AS[mime_type] ?? []).includes(found));
}

const isOfNoMagic = (mime_type: string, head: Buffer): boolean =>
  mime_type === PDF ? beginsLate(head) : mime_type.startsWith('text/') && isText(head);

const BEGIN_OF_PDF = Buffer.from('%PDF-');

/**
 * Tells whether a PDF begins after something that viewers skip: blank lines, printer commands, mail headers. Anything that a browser or a
 * shell would run is refused.
 */
function beginsLate(head: Buffer): boolean {
  const at = head.indexOf(BEGIN_OF_PDF);
  if (at < 0 || at > PDF_WITHIN_BYTES) return false;
  const before = head.toString('latin1', 0, at);
  return !/<[a-z!?/]|#!/i.test(before);
}

const END_OF_PDF = Buffer.from('%%EOF');
const END_OF_ZIP = Buffer.from('PK\x05\x06');

/** Tells whether a PDF is also a ZIP, because readers of ZIP files begin at the end. */
export const isArchiveToo = (tail: Buffer): boolean => tail.lastIndexOf(END_OF_ZIP) > tail.lastIndexOf(END_OF_PDF);

/** UTF-8 without control characters. The last character may be cut off. */
function isText(head: Buffer): boolean {
  if (head.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
