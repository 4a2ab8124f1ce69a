/** A tune to be drawn: its notes, with a line of text for each line of music. */
export interface Tune {
  readonly title: string;
  readonly source: string;
  /**
   * Notes from C4 (`c`) over B4 (`b`) to C5 (`c'`), with their length: none for a quarter, `-` for a half, `=` for a whole note, `.` for a
   * dotted quarter, `,` for an eighth. `|` ends a bar.
   */
  readonly lines: readonly string[];
  /** True to draw up-bows and down-bows over the notes. */
  readonly has_bowings?: boolean;
}

const PAGE = { width: 595, height: 842 };
const LEFT = 60;
const RIGHT = 535;
const FIRST_LINE = 690;
const LINE_HEIGHT = 76;
/** Distance of two lines of a staff, in points. */
const GAP = 7;
const STEPS = 'cdefgab';
const NOTE = /^(?<letter>[a-g])(?<octave>'?)(?<length>[-=.,]?)$/;

interface Note {
  readonly letter: string;
  readonly octave: string;
  readonly length: string;
}

const round = (value: number): string => String(Math.round(value * 100) / 100);
const op = (name: string, ...values: number[]): string => [...values.map(round), name].join(' ');
const line = (x1: number, y1: number, x2: number, y2: number): string => `${op('m', x1, y1)} ${op('l', x2, y2)} S`;
const text = (font: string, size: number, y: number, words: string): string =>
  `BT /${font} ${size} Tf ${op('Td', LEFT, y)} (${words.replace(/[()\\]/g, '\\$&')}) Tj ET`;

/** An ellipse of four Bézier curves, filled or drawn. */
function ellipse(x: number, y: number, [a, b]: readonly [number, number], paint: 'f' | 'S'): string {
  const [k, l] = [a * 0.5523, b * 0.5523];
  const curves = [op('c', x + a, y + l, x + k, y + b, x, y + b), op('c', x - k, y + b, x - a, y + l, x - a, y)];
  return [
    op('m', x + a, y),
    ...curves,
    op('c', x - a, y - l, x - k, y - b, x, y - b),
    op('c', x + k, y - b, x + a, y - l, x + a, y),
    paint,
  ].join(' ');
}

const HEAD = [4.2, 3.2] as const;
const DOT = [1.1, 1.1] as const;
const STEM = 26;

/** A note at `x`; `base` is the lowest line of the staff, which stands for E4. */
function note(x: number, base: number, { letter, octave, length }: Note): string[] {
  const step = STEPS.indexOf(letter) + octave.length * STEPS.length - STEPS.indexOf('e');
  const y = base + (step * GAP) / 2;
  const head = ellipse(x, y, HEAD, '-='.includes(length || '?') ? 'S' : 'f');
  const ledger = step === -2 ? [line(x - 7, y, x + 7, y)] : [];
  const dot = length === '.' ? [ellipse(x + 9, y + 1.7, DOT, 'f')] : [];
  return [head, ...stemOf(x, y, { side: step < 4 ? 1 : -1, length }), ...dot, ...ledger];
}

/** The stem of a note, upwards on the right or downwards on the left, with the flag of an eighth. */
function stemOf(x: number, y: number, { side, length }: { readonly side: 1 | -1; readonly length: string }): string[] {
  if (length === '=') return [];
  const [stem, end] = [x + side * 3.9, y + side * STEM];
  return [line(stem, y, stem, end), ...(length === ',' ? [line(stem, end, stem + 6, end - side * 10)] : [])];
}

/** A down-bow (⊓) or an up-bow (V) over the staff. */
const bow = (x: number, base: number, isDown: boolean): string => {
  const [low, high] = [base + 6.2 * GAP, base + 7.2 * GAP];
  if (!isDown) return `${op('m', x - 3, high)} ${op('l', x, low)} ${op('l', x + 3, high)} S`;
  return `${op('m', x - 4, low)} ${op('l', x - 4, high)} ${op('l', x + 4, high)} ${op('l', x + 4, low)} S`;
};

function staff(notes: string, base: number, hasBowings: boolean): string[] {
  const signs = notes.split(' ');
  const width = (RIGHT - LEFT - 40) / signs.length;
  const lines = Array.from({ length: 5 }, (_, at) => line(LEFT, base + at * GAP, RIGHT, base + at * GAP));
  const drawn = signs.flatMap((sign, at) => {
    const x = LEFT + 34 + (at + 0.5) * width;
    const written = NOTE.exec(sign)?.groups as Note | undefined;
    if (!written) return [line(x, base, x, base + 4 * GAP)];
    const notesBefore = signs.slice(0, at).filter((before) => NOTE.test(before)).length;
    return [...note(x, base, written), ...(hasBowings ? [bow(x, base, notesBefore % 2 === 0)] : [])];
  });
  return [...lines, ...clef(LEFT + 14, base), ...drawn];
}

/** A treble clef, which curls around the line of G4. */
function clef(x: number, base: number): string[] {
  const y = base + GAP;
  const curl = [op('m', x, y - 3), op('c', x + 7, y - 3, x + 7, y + 7, x, y + 7), op('c', x - 9, y + 7, x - 11, y - 8, x, y - 8)];
  const body = [op('c', x + 13, y - 8, x + 11, y + 12, x + 1, y + 18), op('c', x - 9, y + 25, x - 5, y + 36, x + 2, y + 38)];
  const stem = [
    op('c', x + 7, y + 32, x + 4, y + 24, x - 1, y + 17),
    op('l', x + 3, y - 13),
    op('c', x + 2, y - 19, x - 6, y - 18, x - 5, y - 13),
  ];
  return [op('w', 1.4), [...curl, 'S'].join(' '), [op('m', x, y - 8), ...body, ...stem, 'S'].join(' '), op('w', 0.8)];
}

/**
 * Draws a tune as a PDF of one page. The same tune always has the same bytes. The text may have ASCII characters only, because the standard
 * fonts of PDF have no others.
 */
export function sheetOf({ title, source, lines, has_bowings = false }: Tune): Buffer {
  const content = [
    op('w', 0.8),
    text('F1', 20, 780, title),
    text('F2', 11, 760, source),
    ...lines.flatMap((notes, at) => staff(notes, FIRST_LINE - at * LINE_HEIGHT, has_bowings)),
  ].join('\n');
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} >>`;
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font('Helvetica-Bold'),
    font('Times-Italic'),
    `<< /Title (${title}) >>`,
  ]);
}

/** A PDF file of these objects: the first is the catalogue, the last has the title. */
function pdfOf(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>`;
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n${trailer}\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}
