/** The order for a child, as JSON on its standard input. */
export type PdfOrder = LookOrder | PrintOrder | ImageOrder | TextOrder;

export interface LookOrder {
  readonly task: 'look';
  readonly path: string;
  /** The page of the picture, from 1, and the length of its longer side in pixels. No picture by default. */
  readonly picture?: { readonly page: number; readonly side_px: number };
}

/** An image to draw anew as webp. Nothing but its pixels is kept. */
export interface ImageOrder extends Drawn {
  readonly task: 'image';
  readonly path: string;
}

/** A file whose text is to be read. */
export interface TextOrder {
  readonly task: 'text';
  readonly path: string;
  readonly kind: 'pdf' | 'plain';
}

export interface Drawn {
  /** Maximum length of the longer side, in pixels. Smaller images are not enlarged. */
  readonly side_px: number;
  /** `square` cuts the middle out. */
  readonly shape: 'whole' | 'square';
}

export interface PrintOrder extends Printed {
  readonly task: 'print';
}

/** A list to print as a table, on as many A4 pages as needed. */
export interface Printed {
  readonly title: string;
  /** Small text under the title. */
  readonly lines: readonly string[];
  /** Shares of the width, relative to each other. */
  readonly columns: readonly { readonly name: string; readonly share: number; readonly align?: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}

export interface PdfFacts {
  readonly pages: number;
  /** Size of the first page, in points (72 to an inch). */
  readonly width: number;
  readonly height: number;
  /** Title in the document's metadata. */
  readonly title: string | null;
  /** Opens without a password, but has restricted permissions. */
  readonly is_encrypted: boolean;
  /** Its cross-reference table is broken: PDFium has rebuilt it. */
  readonly is_repaired: boolean;
}

/** Why it failed, for programs and for people who read the job's error. */
export type PdfProblem =
  | 'crashed'
  | 'damaged'
  | 'encrypted'
  | 'no_pages'
  | 'no_such_page'
  | 'not_a_pdf'
  | 'page_too_large'
  | 'too_large'
  | 'too_many_pages'
  | 'too_slow'
  | 'truncated';

/** The report of a child, as JSON on its file descriptor 4. The picture or the print is on descriptor 3. */
export interface PdfReport {
  readonly facts?: PdfFacts;
  readonly problem?: PdfProblem;
}

/** An error in the file itself: a retry would give the same. */
export class PdfError extends Error {
  constructor(readonly problem: PdfProblem) {
    super(problem);
  }
}
