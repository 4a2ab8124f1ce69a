/** How much of its beginning tells what a file is. */
export const HEAD_BYTES = 4_100;
/** How much of its end tells whether it is an archive as well: the longest end that a ZIP can have. */
export const TAIL_BYTES = 65_557;

/** How far into a file viewers look for the beginning of a PDF. */
const PDF_WITHIN_BYTES = 1_024;
const PDF = 'application/pdf';
const ZIP = 'application/zip';
const COMPOUND = 'application/x-cfb';

/** What the library says of types whose beginning is that of their container. */
const BEGINS_AS: Readonly<Record<string, readonly string[]>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': [ZIP],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': [ZIP],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': [ZIP],
  'application/hwp+zip': [ZIP],
  'application/x-hwp': [COMPOUND],
};

/** Whether a file begins as its type does. Text has no magic of its own: it is what is readable, and nothing else. */
export async function isOfType(mime_type: string, head: Buffer): Promise<boolean> {
  const { fileTypeFromBuffer } = await import('file-type/core');
  // What the library stumbles over is not what it says it is, either.
  const found = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime;
  if (found === undefined) return isOfNoMagic(mime_type, head);
  return !mime_type.startsWith('text/') && (found === mime_type || (BEGINS_AS[mime_type] ?? []).includes(found));
}

const isOfNoMagic = (mime_type: string, head: Buffer): boolean =>
  mime_type === PDF ? beginsLate(head) : mime_type.startsWith('text/') && isText(head);

const BEGIN_OF_PDF = Buffer.from('%PDF-');

/** A PDF after something that viewers skip: blank lines, a printer's commands, the head of a mail. A file that a browser or a shell would run is none. */
function beginsLate(head: Buffer): boolean {
  const at = head.indexOf(BEGIN_OF_PDF);
  if (at < 0 || at > PDF_WITHIN_BYTES) return false;
  const before = head.toString('latin1', 0, at);
  return !/<[a-z!?/]|#!/i.test(before);
}

const END_OF_PDF = Buffer.from('%%EOF');
const END_OF_ZIP = Buffer.from('PK\x05\x06');

/** Whether a PDF is a ZIP as well: readers of those begin at the end. */
export const isArchiveToo = (tail: Buffer): boolean => tail.lastIndexOf(END_OF_ZIP) > tail.lastIndexOf(END_OF_PDF);

/** UTF-8 without control characters. The beginning may end within a character. */
function isText(head: Buffer): boolean {
  if (head.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
