import { setImmediate as turn } from 'node:timers/promises';
import { type Encoding, FileProblem, type Line, MAX_ROWS, type Pieces, csvLines, problems, xlsxLines } from '@app/spreadsheets';
import { type Header, headerOf } from './columns';
import type { PeopleImport } from './people-import.entity';
import type { StagedRow } from './person-row';

/** Number of lines that are parsed before the event loop gets its turn. */
const LINES_PER_TURN = 50;
const ZIP = 'PK';
/** First bytes of an Excel file with a password, or in the format before 2007. */
const COMPOUND = '\xd0\xcf\x11\xe0';

/** Tells whether a file is a workbook by its first bytes, because its name can be wrong. */
export async function isWorkbook({ filename }: Pick<PeopleImport, 'filename'>, pieces: Pieces): Promise<boolean> {
  let head = '';
  for await (const piece of pieces.range(0, Math.min(COMPOUND.length, pieces.size))) head += piece.toString('latin1');
  if (head.startsWith(ZIP)) return true;
  if (head === COMPOUND || /\.(xls|xlsx|xlsm|ods)$/i.test(filename)) throw new FileProblem(problems.workbook);
  return false;
}

/** Reads the lines of a workbook, or of a CSV file in an encoding. */
export const linesOf = (pieces: Pieces, encoding: Encoding | undefined): AsyncIterable<Line> =>
  encoding ? csvLines(() => pieces.range(0, pieces.size), encoding) : xlsxLines(pieces);

/** Parses the lines after `staged` as people. The first line of the file names the columns. */
export async function* peopleOfFile(
  lines: AsyncIterable<Line>,
  { staged, ignored }: { readonly staged: number; readonly ignored: readonly string[] },
): AsyncGenerator<StagedRow> {
  // DTOs load Swagger, which would slow down the start of a worker.
  const { personIn } = await import('./person-row');
  let header: Header | undefined;
  let read = 0;
  for await (const line of lines) {
    if (isBlank(line)) continue;
    if (!header) {
      header = requireHeader(line, ignored);
      continue;
    }
    if (++read > MAX_ROWS) throw new FileProblem(problems.rows, line.line);
    if (read % LINES_PER_TURN === 0) await turn();
    if (line.line > staged) yield personIn(line, header);
  }
  if (!header) throw new FileProblem(problems.empty);
}

const isBlank = ({ cells }: Line): boolean => cells.every((cell) => typeof cell === 'string' && cell.trim() === '');

function requireHeader({ line, cells }: Line, ignored: readonly string[]): Header {
  const { header, details } = headerOf(cells, ignored);
  if (details.length > 0) throw new FileProblem(details, line);
  return header;
}
