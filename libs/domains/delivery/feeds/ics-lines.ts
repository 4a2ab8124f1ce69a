const MAX_OCTETS = 75;

/** Escapes a text value (RFC 5545, 3.3.11). Control characters become blanks, and a line break becomes `\n`. */
export const icsText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');

/** Quotes the value of a parameter (3.2). Quotes and control characters, which it cannot contain, become blanks. */
export const icsQuoted = (text: string): string => `"${text.replace(/[\u0000-\u001f\u007f"]/g, ' ')}"`;

/** Joins content lines, folded after 75 octets and never within a character (3.1). */
export const icsLines = (lines: readonly (string | undefined)[]): string =>
  lines.flatMap((line) => (line === undefined ? [] : [`${folded(line)}\r\n`])).join('');

function folded(line: string): string {
  if (Buffer.byteLength(line) <= MAX_OCTETS) return line;
  const pieces: string[] = [];
  let [piece, octets] = ['', 0];
  for (const character of line) {
    const more = Buffer.byteLength(character);
    // A continued line begins with a blank, which counts as one octet.
    if (octets + more > MAX_OCTETS) {
      pieces.push(piece);
      [piece, octets] = ['', 1];
    }
    piece += character;
    octets += more;
  }
  return [...pieces, piece].join('\r\n ');
}
