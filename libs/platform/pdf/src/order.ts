/** What a child is told to do, as JSON on its standard input. */
export type PdfOrder = LookOrder | PrintOrder;

export interface LookOrder {
  readonly task: 'look';
  readonly path: string;
  /** Of which page a picture is wanted, from 1, and how long its longer side may be, in pixels. None: no picture. */
  readonly picture?: { readonly page: number; readonly side_px: number };
}

export interface PrintOrder extends Printed {
  readonly task: 'print';
}

/** A list that is printed as a table, on as many pages of A4 as it takes. */
export interface Printed {
  readonly title: string;
  /** Small, under the title. */
  readonly lines: readonly string[];
  /** Shares of the width, which need not add up to anything. */
  readonly columns: readonly { readonly name: string; readonly share: number; readonly align?: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}

export interface PdfFacts {
  readonly pages: number;
  /** Size of the first page, in points (72 to an inch). */
  readonly width: number;
  readonly height: number;
  /** What it calls itself. */
  readonly title: string | null;
  /** Opens without a password, and yet is protected. */
  readonly is_encrypted: boolean;
  /** Its table of contents is broken: PDFium has made a new one of what it found. */
  readonly is_repaired: boolean;
}

/** Why nothing came of it, for programs and for people who look at the job. */
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

/** What a child answers, as JSON on its file descriptor 4. The picture, or the print, comes by 3. */
export interface PdfReport {
  readonly facts?: PdfFacts;
  readonly problem?: PdfProblem;
}

/** Thrown for what is wrong with the file itself: asked again, it would be the same. */
export class PdfError extends Error {
  constructor(readonly problem: PdfProblem) {
    super(problem);
  }
}
