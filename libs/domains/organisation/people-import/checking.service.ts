import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import type { Words } from '@app/i18n';
import { type Encoding, FileProblem, type Pieces, guessEncoding, sampleOf } from '@app/spreadsheets';
import { ImportsRepository } from './imports.repository';
import { KnownAddressesService } from './known-addresses.service';
import { lineByKey } from './lines-by-key';
import { isWorkbook, linesOf, peopleOfFile } from './people-file';
import { ImportStatus, type PeopleImport } from './people-import.entity';
import type { StagedRow } from './person-row';
import { PieceGone } from './piece-gone';
import { StagingRepository } from './staging.repository';

const ROWS_AT_ONCE = 500;
const COMPARED_AT_ONCE = 5_000;
/** Progress in per cent when every line is staged. */
const STAGED = 80;

const UNSTORABLE: Words = { en: 'contains characters that cannot be stored', ko: '저장할 수 없는 문자가 포함되어 있습니다' };

/** SQLSTATE classes for invalid values. A retry of the job would fail in the same way. */
const OF_DATA = /^(?:22|54)/;
const isOfData = (error: unknown): boolean => OF_DATA.test(String((error as { code?: unknown }).code));

export type Progress = (percent: number) => Promise<void>;

/** Checks a file, in the worker. It can be interrupted and repeated with the same result, because each line is staged once. */
@Injectable()
export class CheckingService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly staging: StagingRepository,
    private readonly known: KnownAddressesService,
    private readonly db: Database,
  ) {}

  async check(import_id: number, progress: Progress): Promise<void> {
    const found = await this.imports.load(import_id);
    if (found?.status !== ImportStatus.Checking) return;
    const problem = await this.stage(found, progress).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof FileProblem || error instanceof PieceGone) return error;
        if (isOfData(error)) return new FileProblem(UNSTORABLE);
        throw error;
      },
    );
    if (problem instanceof PieceGone) return this.requireEnded(problem, import_id);
    if (!problem) await this.compare(found, progress, STAGED);
    await this.end(found, problem);
  }

  /** Compares every staged line with the others and with the company's people. Runs in the caller's transaction, if there is one. */
  async compare(found: PeopleImport, progress: Progress, begun: number): Promise<void> {
    const last = await this.staging.lastLine(found.id);
    for (let line = 0; line < last; line += COMPARED_AT_ONCE) {
      await this.staging.findConflicts(found, line, line + COMPARED_AT_ONCE);
      await progress(Math.floor(begun + (19 * Math.min(line + COMPARED_AT_ONCE, last)) / last));
    }
  }

  /** Compares the lines with accounts outside the company once more, in the transaction of the commit. */
  async compareOutside(found: PeopleImport): Promise<void> {
    const problem = await this.known.name(found);
    if (problem) await this.staging.addProblems(found.id, problem.line, problem.details);
  }

  /**
   * Pieces are deleted when a check ends. If one is missing, another check of the same import has ended first; else the error is thrown.
   */
  private async requireEnded(problem: PieceGone, import_id: number): Promise<void> {
    const now = await this.imports.load(import_id);
    if (now?.status === ImportStatus.Checking) throw problem;
  }

  private async stage(found: PeopleImport, progress: Progress): Promise<void> {
    let reached = 0;
    const pieces = this.staging.pieces(found, (byte) => (reached = Math.max(reached, byte)));
    const staged = await this.staging.lastLine(found.id);
    let rows: StagedRow[] = [];
    try {
      const lines = linesOf(pieces, await this.encodingOf(found, pieces));
      for await (const row of peopleOfFile(lines, { staged, ignored: found.ignored_columns })) {
        rows.push(found.is_by_key ? lineByKey(row) : row);
        if (rows.length < ROWS_AT_ONCE) continue;
        if (!(await this.staging.addRows(found.id, rows))) return;
        rows = [];
        await progress(Math.floor((STAGED * reached) / found.size_bytes));
      }
    } catch (error) {
      // The lines that were read before the error are staged, too.
      if (error instanceof FileProblem) await this.staging.addRows(found.id, rows);
      throw error;
    }
    await this.staging.addRows(found.id, rows);
  }

  /** Returns the encoding of a CSV file, undefined for a workbook. An uncertain one is stored with a sample, and must be confirmed. */
  private async encodingOf(found: PeopleImport, pieces: Pieces): Promise<Encoding | undefined> {
    if (await isWorkbook(found, pieces)) return undefined;
    if (found.encoding) return found.encoding;
    const bytes = () => pieces.range(0, pieces.size);
    const { encoding, isCertain } = await guessEncoding(bytes);
    await this.imports.noteEncoding(found.id, encoding, isCertain ? null : await sampleOf(bytes, encoding));
    return encoding;
  }

  /**
   * Compares the lines with accounts outside the company. This is in the transaction that ends the check, so that no line is reported
   * before the budget is charged. The import's row is locked, so that a repeated check charges once.
   */
  private async end(found: PeopleImport, unreadable?: FileProblem): Promise<void> {
    await this.db.transaction(async () => {
      if ((await this.imports.findForUpdate(found.id))?.status !== ImportStatus.Checking) return;
      const problem = unreadable ?? (await this.known.nameInCheck(found));
      if (problem) await this.staging.addProblems(found.id, problem.line, problem.details);
      await this.imports.conclude(found.id, ImportStatus.Checking, problem ? ImportStatus.Failed : ImportStatus.Checked);
      await this.staging.dropPieces(found.upload_id);
    });
  }
}
