import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import type { Printed } from './order';
import { printable } from './printable';

/** Has Hangul, and the Latin letters of composers' names. SIL Open Font License. */
const FONT = require.resolve('@expo-google-fonts/gowun-dodum/400Regular/GowunDodum_400Regular.ttf');
const MARGIN = 50;
const GAP = 10;
const TITLE = 18;
const TEXT = 10.5;
const SMALL = 9;

type Pdf = InstanceType<typeof PDFDocument>;

/** Writes a list as a table on A4. Rows are not split across pages; each page has the column headings and its number. */
export async function print(given: Printed, out: Writable): Promise<void> {
  const pdf = new PDFDocument({ size: 'A4', margin: MARGIN, bufferPages: true, info: { Title: given.title, Producer: 'Tutti' } });
  const written = pipeline(pdf, out);
  pdf.registerFont('text', readFileSync(FONT));
  pdf.font('text');
  const list = drawable(
    given,
    printable((sign) => hasSign(pdf, sign)),
  );
  pdf.fontSize(TITLE).text(list.title);
  pdf.fontSize(SMALL).fillColor('#555');
  for (const line of list.lines) pdf.text(line);
  pdf.moveDown(1).fillColor('#000');
  const places = placesOf(pdf, list.columns);
  heads(pdf, list, places);
  for (const row of list.rows) {
    if (pdf.y + heightOf(pdf, row, places) > pdf.page.height - MARGIN - TITLE) {
      pdf.addPage();
      heads(pdf, list, places);
    }
    line(pdf, row, places);
  }
  number(pdf);
  pdf.end();
  await written;
}

const drawable = ({ title, lines, columns, rows }: Printed, shown: (text: string) => string): Printed => ({
  title: shown(title),
  lines: lines.map(shown),
  columns: columns.map(({ name, ...column }) => ({ ...column, name: shown(name) })),
  rows: rows.map((row) => row.map(shown)),
});

/** The font in use, which the types of pdfkit do not declare. */
interface Undeclared {
  readonly _font: { readonly font: { hasGlyphForCodePoint(sign: number): boolean } };
}

const hasSign = (pdf: Pdf, sign: string): boolean => (pdf as unknown as Undeclared)._font.font.hasGlyphForCodePoint(sign.codePointAt(0)!);

interface CellBox {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

function placesOf(pdf: Pdf, columns: Printed['columns']): CellBox[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const room = pdf.page.width - 2 * MARGIN - GAP * (columns.length - 1);
  let x = MARGIN;
  return columns.map(({ share, align = 'left' }) => {
    const place = { x, width: (room * share) / all, align };
    x += place.width + GAP;
    return place;
  });
}

function heads(pdf: Pdf, { columns }: Printed, places: readonly CellBox[]): void {
  pdf.fillColor('#555').fontSize(SMALL);
  cells(
    pdf,
    columns.map(({ name }) => name),
    places,
  );
  pdf.fillColor('#000').fontSize(TEXT);
  rule(pdf, '#000');
}

function line(pdf: Pdf, row: readonly string[], places: readonly CellBox[]): void {
  cells(pdf, row, places);
  rule(pdf, '#ccc');
}

/** Draws cells side by side, all as high as the highest. */
function cells(pdf: Pdf, texts: readonly string[], places: readonly CellBox[]): void {
  const { y } = pdf;
  const height = heightOf(pdf, texts, places);
  places.forEach(({ x, width, align }, at) => pdf.text(texts[at] ?? '', x, y, { width, align, height }));
  pdf.x = MARGIN;
  pdf.y = y + height;
}

const heightOf = (pdf: Pdf, texts: readonly string[], places: readonly CellBox[]): number =>
  Math.max(...places.map(({ width }, at) => pdf.heightOfString(texts[at] || ' ', { width })));

function rule(pdf: Pdf, color: string): void {
  const y = pdf.y + 3;
  pdf
    .moveTo(MARGIN, y)
    .lineTo(pdf.page.width - MARGIN, y)
    .lineWidth(0.5)
    .strokeColor(color)
    .stroke();
  pdf.y = y + 5;
}

function number(pdf: Pdf): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // Below the margin, where the library would otherwise begin another page.
    pdf.page.margins.bottom = 0;
    pdf.fontSize(SMALL).fillColor('#555');
    pdf.text(`${page - start + 1} / ${count}`, MARGIN, pdf.page.height - MARGIN + GAP, {
      width: pdf.page.width - 2 * MARGIN,
      align: 'center',
    });
  }
}
