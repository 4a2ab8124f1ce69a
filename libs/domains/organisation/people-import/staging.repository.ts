import { Injectable } from '@nestjs/common';
import { Database, insertOf, sql, touched } from '@app/database';
import type { Detail } from '@app/errors';
import type { Pieces } from '@app/spreadsheets';
import { mayMentor } from '@organisation/users';
import { ImportChunk } from './import-chunk.entity';
import { PeopleImport } from './people-import.entity';
import type { StagedRow } from './person-row';
import { PieceGone } from './piece-gone';
import { NO_DEPARTMENT, TAKEN, TWICE, detail } from './staged-problems';

/** Size of every piece of an upload but the last. */
export const PIECE_BYTES = 262_144;
const DROPPED_AT_ONCE = 10_000;
const IMPORTS_AT_ONCE = 1_000;

const FIELDS = sql`email, name, first_name, last_name, role, employee_number, department, position, job_part, tags,
  timezone, locale, join_date, password_hash`;

/** Stores a file and its lines until the commit. They are in Postgres, so that any worker can continue. */
@Injectable()
export class StagingRepository {
  constructor(private readonly db: Database) {}

  async addPiece(upload_id: string, number: number, bytes: Buffer): Promise<void> {
    await this.db.rows(insertOf(ImportChunk, [{ upload_id, number, bytes }]));
  }

  async dropPieces(upload_id: string): Promise<void> {
    await this.db.rows(sql`DELETE FROM people_import_chunks WHERE upload_id = ${upload_id}`);
  }

  /** Reads the pieces of a file. `reached` gets the offset up to which it was read. */
  pieces({ upload_id, size_bytes }: Pick<PeopleImport, 'upload_id' | 'size_bytes'>, reached: (byte: number) => void): Pieces {
    const part = async (number: number, from: number, to: number): Promise<Buffer> => {
      const row = await this.db.row(sql<{ bytes: Buffer }>`
        SELECT substring(bytes FROM ${from + 1}::int FOR ${to - from}::int) AS bytes FROM people_import_chunks
        WHERE upload_id = ${upload_id} AND number = ${number}`);
      if (!row) throw new PieceGone(`Piece ${number} of an upload is gone.`);
      return row.bytes;
    };
    return {
      size: size_bytes,
      async *range(start, end) {
        for (let at = start; at < end; at = (Math.floor(at / PIECE_BYTES) + 1) * PIECE_BYTES) {
          const number = Math.floor(at / PIECE_BYTES);
          yield await part(number, at % PIECE_BYTES, Math.min(end - number * PIECE_BYTES, PIECE_BYTES));
          reached(at);
        }
      },
    };
  }

  /** Returns the last line that an earlier attempt has staged. */
  async lastLine(import_id: number): Promise<number> {
    const row = await this.db.row(sql<{ line: number | null }>`
      SELECT max(line) AS line FROM people_import_rows WHERE import_id = ${import_id}`);
    return row?.line ?? 0;
  }

  /** Stages lines; existing ones stay as they are. Returns false if the import is no longer being checked. */
  async addRows(import_id: number, rows: readonly StagedRow[]): Promise<boolean> {
    const open = await this.db.row(sql`
      WITH open AS (SELECT id FROM people_imports WHERE id = ${import_id} AND status = 'checking'), added AS (
        INSERT INTO people_import_rows (import_id, line, ${FIELDS}, problems, warnings)
        SELECT open.id, line, ${FIELDS}, problems, warnings FROM open, json_populate_recordset(NULL::people_import_rows, ${JSON.stringify(rows)})
        ON CONFLICT (import_id, line) DO NOTHING
      ) SELECT id FROM open`);
    return open !== undefined;
  }

  /** Adds to the report why the file could not be read beyond `line`. */
  async addProblems(import_id: number, line: number, details: readonly Detail[]): Promise<void> {
    await this.db.rows(sql`
      INSERT INTO people_import_rows (import_id, line, problems) VALUES (${import_id}, ${line}, ${JSON.stringify(details)})
      ON CONFLICT (import_id, line) DO UPDATE SET problems = excluded.problems`);
  }

  /**
   * Compares a range of lines with all others, and with the company's people. When it runs again, it adds new conflicts and removes
   * obsolete ones. KnownAddressesRepository compares them with accounts outside the company. Each line is looked up by index, so
   * that the time of a statement grows with the number of its lines.
   */
  async findConflicts({ id, company_id, create_departments }: PeopleImport, from: number, to: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE people_import_rows r SET conflicts = found.conflicts
      FROM (SELECT s.line, to_jsonb(array_remove(ARRAY[
          CASE WHEN EXISTS (SELECT FROM people_import_rows o WHERE o.import_id = ${id} AND o.email = s.email AND o.line <> s.line)
            THEN ${detail('email', TWICE)} END,
          CASE WHEN EXISTS (SELECT FROM users u WHERE u.email = s.email AND u.company_id = ${company_id}) THEN ${detail('email', TAKEN)} END,
          CASE WHEN s.employee_number IS NOT NULL AND EXISTS (SELECT FROM people_import_rows o WHERE o.import_id = ${id}
            AND o.employee_number = s.employee_number AND o.line <> s.line) THEN ${detail('employee_number', TWICE)} END,
          CASE WHEN s.employee_number IS NOT NULL AND EXISTS (SELECT FROM users u WHERE u.company_id = ${company_id}
            AND u.employee_number = s.employee_number) THEN ${detail('employee_number', TAKEN)} END,
          CASE WHEN s.department IS NOT NULL AND NOT coalesce((SELECT d.is_active FROM departments d
            WHERE d.company_id = ${company_id} AND d.name = s.department), ${create_departments}::boolean) THEN ${detail('department', NO_DEPARTMENT)} END
        ], NULL)) AS conflicts
        FROM people_import_rows s WHERE s.import_id = ${id} AND s.line > ${from} AND s.line <= ${to}) found
      WHERE r.import_id = ${id} AND r.line = found.line AND r.conflicts IS DISTINCT FROM found.conflicts`);
  }

  /** Tells whether any line has an error. */
  async isWrong(import_id: number): Promise<boolean> {
    return !!(await this.db.row(sql`
      SELECT 1 FROM people_import_rows WHERE import_id = ${import_id} AND (problems <> '[]' OR conflicts <> '[]') LIMIT 1`));
  }

  /** Tells whether any line has a role above mentee, or a password. */
  async credentialsIn(import_id: number): Promise<{ appoints: boolean; sets_passwords: boolean }> {
    const found = await this.db.row(sql<{ appoints: boolean; sets_passwords: boolean }>`
      SELECT coalesce(bool_or(${mayMentor(sql`r`)}), false) AS appoints,
        coalesce(bool_or(r.password_hash IS NOT NULL), false) AS sets_passwords
      FROM people_import_rows r WHERE r.import_id = ${import_id}`);
    return found!;
  }

  /** Deletes the staged lines, in batches. */
  async dropAllRows(import_id: number): Promise<void> {
    for (let gone = DROPPED_AT_ONCE; gone === DROPPED_AT_ONCE;)
      gone = (
        await this.db.rows(sql`
          DELETE FROM people_import_rows WHERE import_id = ${import_id} AND line IN (
            SELECT line FROM people_import_rows WHERE import_id = ${import_id} ORDER BY line LIMIT ${DROPPED_AT_ONCE}) RETURNING line`)
      ).length;
  }

  /** Discards imports without activity for a week. Returns the ids of ended imports that still have staged lines. */
  async giveUp(): Promise<number[]> {
    await this.db.rows(sql`
      UPDATE people_imports i SET status = 'discarded', ${touched(PeopleImport)}
      WHERE i.status IN ('checking', 'checked') AND i.updated_at < now() - interval '7 days'
      AND NOT EXISTS (SELECT FROM outbox o WHERE o.id = i.job_id AND o.finished_at IS NULL)`);
    const old = await this.db.rows(sql<{ id: number }>`
      SELECT i.id FROM people_imports i WHERE i.status IN ('committed', 'failed', 'discarded') AND i.updated_at < now() - interval '7 days'
      AND EXISTS (SELECT FROM people_import_rows r WHERE r.import_id = i.id) ORDER BY i.id`);
    return old.map(({ id }) => id);
  }

  /** Deletes imports that ended more than 30 days ago. They have no staged data any more. */
  async dropOldImports(): Promise<void> {
    await this.db.rows(sql`
      DELETE FROM people_imports WHERE id IN (
        SELECT i.id FROM people_imports i
        WHERE i.status IN ('committed', 'failed', 'discarded') AND i.updated_at < now() - interval '30 days'
          AND NOT EXISTS (SELECT FROM people_import_rows r WHERE r.import_id = i.id)
        ORDER BY i.id LIMIT ${IMPORTS_AT_ONCE})`);
  }

  /** Deletes pieces of interrupted uploads, and of files that nobody reads again. */
  async dropLeftPieces(): Promise<void> {
    await this.db.rows(sql`
      DELETE FROM people_import_chunks c WHERE c.created_at < now() - interval '1 day' AND NOT EXISTS (
        SELECT FROM people_imports i WHERE i.upload_id = c.upload_id AND i.status = 'checking')`);
  }
}
