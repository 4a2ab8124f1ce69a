import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { PDFiumDocument, PDFiumModule } from '@hyzyla/pdfium';
import { endOfPdf } from './ending';
import { type PdfFacts, PdfError } from './order';
import { userUnitOf } from './user-unit';

type Module = Awaited<ReturnType<typeof PDFiumModule>>;

/** Methods of PDFium that the package does not declare. */
interface Undeclared {
  _FPDF_GetMetaText(document: number, tag: number, buffer: number, size: number): number;
  _FPDF_GetSecurityHandlerRevision(document: number): number;
  _FPDF_DocumentHasValidCrossReferenceTable(document: number): number;
  _FPDFPage_SetCropBox(page: number, left: number, bottom: number, right: number, top: number): void;
  _FPDF_GetPageSizeByIndex(document: number, index: number, width: number, height: number): number;
}

/** A hymnal has a thousand pages. No score has more than this. */
const MAX_PAGES = 10_000;
/** In points: 200 inches, the maximum of the format. */
const MAX_SIDE = 14_400;
const EVERYWHERE = 1_000_000;
const MAX_TITLE_BYTES = 2_000;
const MAX_TITLE = 300;
/** Viewers search this part of a file for the header. */
const HEAD_BYTES = 1_024;
const BEGIN = '%PDF-';
const PASSWORD = 4;
const BYTES_OF_DOUBLE = 8;

/** A PDF in the memory of PDFium, read straight from disk. */
export class PdfDocument {
  private constructor(
    private readonly module: Module & Undeclared,
    private readonly handle: number,
    private readonly bytes: number,
    /** Points per unit of the first page. */
    private readonly unit: number,
  ) {}

  /** Throws a `PdfError` if the file cannot be opened. */
  static async open(path: string): Promise<PdfDocument> {
    const module = (await PDFiumModule({})) as Module & Undeclared;
    module._FPDF_InitLibraryWithConfig({ version: 2 });
    const [bytes, size] = read(module, path);
    const handle = module._FPDF_LoadMemDocument(bytes, size, 0);
    if (!handle) throw new PdfError(module._FPDF_GetLastError() === PASSWORD ? 'encrypted' : 'damaged');
    return new PdfDocument(module, handle, bytes, userUnitOf(Buffer.from(module.HEAPU8.buffer, bytes, size)));
  }

  /** Throws a `PdfError` if the document has more or larger pages than a score can have, or if pages are missing. */
  facts(): PdfFacts {
    const pages = this.module._FPDF_GetPageCount(this.handle);
    if (pages < 1) throw new PdfError('no_pages');
    if (pages > MAX_PAGES) throw new PdfError('too_many_pages');
    for (let index = 0; index < pages; index++) this.expectSound(index, index === 0 || index === pages - 1);
    const [width, height] = this.sizeOf(0).map((units) => hundredths(units * this.unit)) as [number, number];
    const is_encrypted = this.module._FPDF_GetSecurityHandlerRevision(this.handle) !== -1;
    const is_repaired = !this.module._FPDF_DocumentHasValidCrossReferenceTable(this.handle);
    return { pages, width, height, title: this.title(), is_encrypted, is_repaired };
  }

  /** The RGBA pixels of a page, from 1, scaled so that no side is longer than `side_px`. The full size is never rendered. */
  async draw(page: number, side_px: number): Promise<{ data: Uint8Array; width: number; height: number }> {
    const index = page - 1;
    if (index >= this.module._FPDF_GetPageCount(this.handle)) throw new PdfError('no_such_page');
    this.expectSound(index, true);
    const [across, down] = this.sizeOf(index);
    const scale = side_px / Math.max(across, down);
    const document = new PDFiumDocument({ module: this.module, documentIdx: this.handle, documentPtr: this.bytes });
    return document.getPage(index).render({
      width: Math.max(1, Math.round(across * scale)),
      height: Math.max(1, Math.round(down * scale)),
      render: 'bitmap',
      // Viewers draw the contents of form fields as a part of the page.
      renderFormFields: true,
    });
  }

  /** The text of a page, from 1. Empty for a page that is only a picture. */
  text(page: number): string {
    const document = new PDFiumDocument({ module: this.module, documentIdx: this.handle, documentPtr: this.bytes });
    return document.getPage(page - 1).getText();
  }

  private expectSound(index: number, mustExist: boolean): void {
    if (mustExist && this.isEmpty(index)) this.showWhole(index);
    if (mustExist && this.isEmpty(index)) throw new PdfError('damaged');
    const [width, height] = this.sizeOf(index);
    if (Math.max(width, height) > MAX_SIDE) throw new PdfError('page_too_large');
  }

  private isEmpty(index: number): boolean {
    return this.sizeOf(index).some((side) => side <= 0);
  }

  /** A page whose boxes do not overlap would be empty. Viewers then show the whole page. */
  private showWhole(index: number): void {
    const page = this.module._FPDF_LoadPage(this.handle, index);
    if (!page) return;
    this.module._FPDFPage_SetCropBox(page, -EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE);
    this.module._FPDF_ClosePage(page);
  }

  /** The size in the page's own units, without parsing its content. Undefined if there is no such page. */
  private sizeOf(index: number): readonly [width: number, height: number] {
    const place = this.module.wasmExports.malloc(2 * BYTES_OF_DOUBLE);
    try {
      const isThere = this.module._FPDF_GetPageSizeByIndex(this.handle, index, place, place + BYTES_OF_DOUBLE);
      if (!isThere) return [0, 0];
      const view = new DataView(this.module.HEAPU8.buffer);
      return [hundredths(view.getFloat64(place, true)), hundredths(view.getFloat64(place + BYTES_OF_DOUBLE, true))];
    } finally {
      this.module.wasmExports.free(place);
    }
  }

  private title(): string | null {
    const tag = this.module.wasmExports.malloc(6);
    const place = this.module.wasmExports.malloc(MAX_TITLE_BYTES);
    this.module.HEAPU8.set(Buffer.from('Title\0'), tag);
    const length = this.module._FPDF_GetMetaText(this.handle, tag, place, MAX_TITLE_BYTES);
    if (length < 2 || length > MAX_TITLE_BYTES) return null;
    const text = new TextDecoder('utf-16le').decode(this.module.HEAPU8.slice(place, place + length - 2));
    return tidy(text) || null;
  }
}

const hundredths = (points: number): number => Math.round(points * 100) / 100;

/** Converts a title to one line that any database accepts. */
const tidy = (text: string): string =>
  [
    ...text
      .normalize('NFC')
      .replace(/\p{C}+/gu, ' ')
      .trim(),
  ]
    .slice(0, MAX_TITLE)
    .join('');

/** Reads the file into PDFium's own memory, without a second copy. */
function read(module: Module, path: string): readonly [bytes: number, size: number] {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = size > 0 ? module.wasmExports.malloc(size) : 0;
    if (size === 0) throw new PdfError('not_a_pdf');
    if (bytes === 0) throw new PdfError('too_large');
    const memory = module.HEAPU8.subarray(bytes, bytes + size);
    for (let at = 0; at < size;) {
      const length = readSync(file, memory, at, size - at, at);
      if (length === 0) throw new PdfError('truncated');
      at += length;
    }
    return [bytes, wholeOf(memory)];
  } finally {
    closeSync(file);
  }
}

/** The length of the PDF in the file. PDFium repairs truncated files, and would accept half a score. */
function wholeOf(memory: Uint8Array): number {
  const bytes = Buffer.from(memory.buffer, memory.byteOffset, memory.byteLength);
  if (!bytes.subarray(0, HEAD_BYTES + BEGIN.length).includes(BEGIN)) throw new PdfError('not_a_pdf');
  const end = endOfPdf(bytes);
  if (end === undefined) throw new PdfError('truncated');
  return end;
}
