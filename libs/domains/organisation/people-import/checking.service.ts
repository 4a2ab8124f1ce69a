import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { FileProblem, type Line, MAX_ROWS, type Pieces, csvLines, problems, xlsxLines } from '@app/spreadsheets';
import { type Header, headerOf } from './columns';
import { ImportsRepository } from './imports.repository';
import { lineByKey } from './lines-by-key';
import { ImportStatus, type PeopleImport } from './people-import.entity';
import type { StagedRow } from './person-row';
import { StagingRepository } from './staging.repository';

const ROWS_AT_ONCE = 500;
/** Lines that are understood before the event loop turns. */
const LINES_PER_TURN = 50;
const COMPARED_AT_ONCE = 5_000;
/** Per cent of the way when every line has been staged. */
const STAGED = 80;

export type Progress = (percent: number) => Promise<void>;

/** The worker's part of a dry run. Cut off anywhere and begun again, it ends in the same rows: a line is staged once. */
@Injectable()
export class CheckingService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly staging: StagingRepository,
    private readonly db: Database,
  ) {}

  async check(import_id: number, progress: Progress): Promise<void> {
    const found = await this.imports.load(import_id);
    if (found?.status !== ImportStatus.Checking) return;
    const problem = await this.stage(found, progress).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof FileProblem) return error;
        throw error;
      },
    );
    if (problem) return this.end(found, ImportStatus.Failed, problem);
    await this.compare(found, progress, STAGED);
    await this.end(found, ImportStatus.Checked);
  }

  /** Looks at every staged line beside the others and those who are there. In the caller's transaction, if there is one. */
  async compare(found: PeopleImport, progress: Progress, begun: number): Promise<void> {
    const last = await this.staging.lastLine(found.id);
    for (let line = 0; line < last; line += COMPARED_AT_ONCE) {
      await this.staging.findConflicts(found, line, line + COMPARED_AT_ONCE);
      await progress(Math.floor(begun + (19 * Math.min(line + COMPARED_AT_ONCE, last)) / last));
    }
  }

  private async stage(found: PeopleImport, progress: Progress): Promise<void> {
    let reached = 0;
    const pieces = this.staging.pieces(found, (byte) => (reached = Math.max(reached, byte)));
    const staged = await this.staging.lastLine(found.id);
    let rows: StagedRow[] = [];
    try {
      for await (const row of peopleIn(await linesOf(found, pieces), staged)) {
        rows.push(found.is_by_key ? lineByKey(row) : row);
        if (rows.length < ROWS_AT_ONCE) continue;
        if (!(await this.staging.addRows(found.id, rows))) return;
        rows = [];
        await progress(Math.floor((STAGED * reached) / found.size_bytes));
      }
    } catch (error) {
      // What was read until then is told, too.
      if (error instanceof FileProblem) await this.staging.addRows(found.id, rows);
      throw error;
    }
    await this.staging.addRows(found.id, rows);
  }

  private async end(found: PeopleImport, status: ImportStatus, problem?: FileProblem): Promise<void> {
    await this.db.transaction(async () => {
      if (problem) await this.staging.addProblems(found.id, problem.line, problem.details);
      await this.imports.conclude(found.id, ImportStatus.Checking, status);
      await this.staging.dropPieces(found.upload_id);
    });
  }
}

/** By what the file begins with; a name only tells what somebody meant to send. */
async function linesOf({ filename }: PeopleImport, pieces: Pieces): Promise<AsyncIterable<Line>> {
  for await (const head of pieces.range(0, Math.min(2, pieces.size))) if (head.toString('latin1') === 'PK') return xlsxLines(pieces);
  if (/\.(xls|xlsx|xlsm|ods)$/i.test(filename)) throw new FileProblem(problems.workbook);
  return csvLines(() => pieces.range(0, pieces.size));
}

/** The lines after `staged` as people. The first line of the file says what the others hold. */
async function* peopleIn(lines: AsyncIterable<Line>, staged: number): AsyncGenerator<StagedRow> {
  // Shapes bring the library of the contract, which a worker is quicker to start without.
  const { personIn } = await import('./person-row');
  let header: Header | undefined;
  let read = 0;
  for await (const line of lines) {
    if (line.cells.every((cell) => cell.trim() === '')) continue;
    if (!header) {
      header = requireHeader(line);
      continue;
    }
    if (++read > MAX_ROWS) throw new FileProblem(problems.rows, line.line);
    if (read % LINES_PER_TURN === 0) await turn();
    if (line.line > staged) yield personIn(line, header);
  }
  if (!header) throw new FileProblem(problems.empty);
}

function requireHeader({ line, cells }: Line): Header {
  const { header, details } = headerOf(cells);
  if (details.length > 0) throw new FileProblem(details, line);
  return header;
}
