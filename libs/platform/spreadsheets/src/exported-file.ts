import { MARK, csvLine } from './csv-writer';
import { workbookOf } from './xlsx-writer';

/** Format of an export. */
export enum FileFormat {
  Csv = 'csv',
  Xlsx = 'xlsx',
}

/** Media types of the formats. */
export const FILE_TYPES = {
  [FileFormat.Csv]: 'text/csv; charset=utf-8',
  [FileFormat.Xlsx]: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The cells of a line. */
export type ExportedCells = readonly (string | number | null)[];

/** Writes a file while its pages arrive, so that only one page is in memory. */
export const exportedFile = (
  format: FileFormat,
  header: ExportedCells,
  pages: AsyncIterable<readonly ExportedCells[]>,
): AsyncIterable<string | Buffer> => (format === FileFormat.Xlsx ? workbookOf(headed(header, pages)) : csvOf(headed(header, pages)));

/** Pages of rows in the order of their ids. No transaction or connection is held between two pages, however slowly a client reads. */
export async function* exportedPages<Row extends { readonly id: number }>(
  find: (after: number) => Promise<Row[]>,
  size: number,
  cellsOf: (row: Row) => ExportedCells,
): AsyncGenerator<ExportedCells[]> {
  for (let after = 0; ;) {
    const rows = await find(after);
    if (rows.length > 0) yield rows.map(cellsOf);
    if (rows.length < size) return;
    after = rows.at(-1)!.id;
  }
}

async function* headed(header: ExportedCells, pages: AsyncIterable<readonly ExportedCells[]>): AsyncGenerator<readonly ExportedCells[]> {
  yield [header];
  yield* pages;
}

async function* csvOf(pages: AsyncIterable<readonly ExportedCells[]>): AsyncGenerator<string> {
  yield MARK;
  for await (const page of pages) yield page.map(csvLine).join('');
}
