const MAX_OCTETS = 75;

/** Escapes a text value (RFC 5545, 3.3.11). Control characters are dropped. */
export const icsText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');

/** A parameter's value in quotes (3.2). It cannot contain quotes or line breaks. */
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
    // The blank that begins a continued line counts, too.
    if (octets + more > MAX_OCTETS) {
      pieces.push(piece);
      [piece, octets] = ['', 1];
    }
    piece += character;
    octets += more;
  }
  return [...pieces, piece].join('\r\n ');
}
