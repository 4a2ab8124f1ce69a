export { dayInCell, neutralised, original } from './cells';
export { csvLines } from './csv-reader';
export { MARK, csvLine } from './csv-writer';
export { FileProblem, MAX_ROWS, problems } from './file-problem';
export type { Line } from './line';
export type { Pieces } from './workbook';
export { MAX_COLUMNS, xlsxLines } from './xlsx-reader';
export { workbookOf } from './xlsx-writer';
