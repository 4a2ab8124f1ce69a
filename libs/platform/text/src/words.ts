export type WordScript = 'hangul' | 'number' | 'letters';

/** A run of letters of one script, or a number: `VPN은` has two. */
export interface Word {
  /** The text in lower case, without accents and thousands separators. */
  readonly text: string;
  readonly script: WordScript;
  /** Offsets in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** True if it follows the piece before without a space or another character between them. */
  readonly is_attached: boolean;
}

const PIECE = /([가-힣]+)|(\d+(?:[.,:]\d+)*)|([a-zA-Z\u00c0-\u1fff]+)|([\p{L}\p{N}]+)/gu;
const PLAIN = /^[a-z]*$/;
const MARKS = /[\u0300-\u036f]/g;
const THOUSANDS = /,(?=\d{3}(?!\d))/g;

/** The words of a text that is in NFC. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let before = -1;
  for (const match of text.matchAll(PIECE)) {
    const [piece, hangul, digits] = match;
    const start = match.index;
    const end = start + piece.length;
    const script = hangul !== undefined ? 'hangul' : digits !== undefined ? 'number' : 'letters';
    words.push({ text: plain(piece, script), script, start, end, is_attached: start === before });
    before = end;
  }
  return words;
}

function plain(piece: string, script: WordScript): string {
  if (script === 'hangul') return piece;
  if (script === 'number') return piece.replace(THOUSANDS, '');
  const lower = piece.toLowerCase();
  return PLAIN.test(lower) ? lower : lower.normalize('NFD').replace(MARKS, '').normalize('NFC');
}
