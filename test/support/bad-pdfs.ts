import { deflateSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { theScore } from './scores';

/** A PDF of these objects, numbered from 1; the first is the catalog. */
export function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let length = pieces[0]!.length;
  const write = (piece: Buffer | string) => {
    const bytes = Buffer.from(piece as string);
    pieces.push(bytes);
    length += bytes.length;
  };
  objects.forEach((object, at) => {
    places.push(length);
    write(`${at + 1} 0 obj\n`);
    write(object);
    write('\nendobj\n');
  });
  const table = length;
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`);
  write(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(pieces);
}

const CATALOG = '<</Type/Catalog/Pages 2 0 R>>';
const stream = (bytes: Buffer | string, more = '') =>
  Buffer.concat([Buffer.from(`<<${more}/Length ${bytes.length}>>\nstream\n`), Buffer.from(bytes as string), Buffer.from('\nendstream')]);

export const ofPages = (count: number, told = count): Buffer => {
  const kids = Array.from({ length: count }, (_, at) => `${at + 3} 0 R`).join(' ');
  return pdfOf([
    CATALOG,
    `<</Type/Pages/Count ${told}/Kids[${kids}]/MediaBox[0 0 595 842]>>`,
    ...Array.from({ length: count }, () => '<</Type/Page/Parent 2 0 R>>'),
  ]);
};

/** A PDF of one page with the given size and content. */
const aPage = (
  content: Buffer | string,
  resources: readonly (string | Buffer)[] = [],
  side: number | readonly [number, number] = 595,
): Buffer => {
  const [width, height] = typeof side === 'number' ? [side, side] : side;
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources 5 0 R>>`;
  return pdfOf([CATALOG, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page, content, ...(resources.length > 0 ? resources : ['<<>>'])]);
};

export const ofSize = (width: number, height = width): Buffer => aPage(stream('0 0 m 9 9 l S'), [], [width, height]);

/** A page whose boxes do not overlap, so that nothing of it is visible. */
export const ofBoxes = (media: string, crop: string): Buffer =>
  pdfOf([CATALOG, '<</Type/Pages/Count 1/Kids[3 0 R]>>', `<</Type/Page/Parent 2 0 R/MediaBox[${media}]/CropBox[${crop}]>>`]);

/** A page of 400 by 400 units; a unit is `points` points long. */
export const ofUnits = (points: number): Buffer =>
  pdfOf([CATALOG, '<</Type/Pages/Count 1/Kids[3 0 R]>>', `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/UserUnit ${points}>>`]);

/** A page whose only text is in a form field. The file has the field's appearance, or its reader must generate it. */
export function aForm({ isDrawn = true } = {}): Buffer {
  const font = '/Font<</F1 5 0 R>>';
  const look = '/Tx BMC BT /F1 60 Tf 20 170 Td (VIOLA PART) Tj ET EMC';
  const field = `<</Type/Annot/Subtype/Widget/FT/Tx/T(part)/V(VIOLA PART)/P 3 0 R/Rect[0 0 400 400]/F 4/DA(/F1 60 Tf)`;
  return pdfOf([
    `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/DR<<${font}>>/DA(/F1 60 Tf)/NeedAppearances ${String(!isDrawn)}>>>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Annots[4 0 R]>>',
    `${field}${isDrawn ? '/AP<</N 6 0 R>>' : ''}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    stream(look, `/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<<${font}>>`),
  ]);
}

/** `levels` forms, each of which draws the next one twice. */
const laughs = (levels: number): Buffer => {
  const form = (next: string) => `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F ${next} 0 R>>>>`;
  const forms = Array.from({ length: levels }, (_, at) => stream(at === levels - 1 ? '0 0 9 9 re f' : '/F Do /F Do', form(String(at + 7))));
  return aPage(stream('/F Do /F Do'), ['<</XObject<</F 6 0 R>>>>', ...forms]);
};

export const aPageThatNeverEnds = (): Buffer => laughs(36);

const MIB = 1_048_576;
const bomb = (): Buffer => {
  const once = deflateSync(Buffer.alloc(400 * MIB, 'q Q '), { level: 1 });
  return aPage(stream(deflateSync(once), '/Filter[/FlateDecode/FlateDecode]'));
};

const hugeImage = (): Buffer => {
  const image = '/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode';
  return aPage(stream('595 0 0 595 0 0 cm /I Do'), ['<</XObject<</I 6 0 R>>>>', stream(deflateSync(Buffer.alloc(32 * MIB)), image)]);
};

export async function locked(passwords: { userPassword?: string; ownerPassword?: string }): Promise<Buffer> {
  const pdf = new PDFDocument({ pdfVersion: '1.7', ...passwords });
  pdf.text('Locked').end();
  return buffer(pdf);
}

/** Files that are refused as scores, by their defect, with the problems that may be reported. */
export const badPdfs: Readonly<Record<string, readonly [make: () => Buffer | Promise<Buffer>, problems: readonly string[]]>> = {
  'zero bytes': [() => Buffer.alloc(0), ['not_a_pdf']],
  'a picture by another name': [() => Buffer.from('GIF89a'.padEnd(5_000, 'x')), ['not_a_pdf']],
  'text that begins like one': [() => Buffer.from(`%PDF-1.7\n${'x'.repeat(500)}\n%%EOF\n`), ['damaged']],
  'cut off': [() => theScore('duet').subarray(0, 100_000), ['truncated']],
  'cut off, with an end': [() => Buffer.concat([theScore('duet').subarray(0, 40_000), Buffer.from('\n%%EOF\n')]), ['damaged', 'no_pages']],
  'locked by a password': [() => locked({ userPassword: 'violin' }), ['encrypted']],
  'without a page': [() => ofPages(0), ['no_pages', 'damaged']],
  'with more pages told of than there are': [() => ofPages(1, 5_000), ['damaged']],
  'of 100,000 pages': [() => ofPages(100_000), ['too_many_pages']],
  'with a giant page': [() => ofSize(1_000_000), ['page_too_large']],
  'a bomb': [bomb, ['too_large', 'too_slow', 'damaged']],
  'a page that never ends': [() => aPageThatNeverEnds(), ['too_slow', 'too_large']],
};

/** PDFs that are large and valid: how to make each, and how many pages it has. */
export const largePdfs: Readonly<Record<string, readonly [make: () => Buffer, pages: number]>> = {
  'a page of 5 m by 5 m': [() => ofSize(14_400), 1],
  'a page of 5 m by 1 mm': [() => ofSize(14_400, 3), 1],
  '2,000 pages': [() => ofPages(2_000), 2_000],
  'a picture of 60,000 by 60,000 that is not all there': [hugeImage, 1],
};
