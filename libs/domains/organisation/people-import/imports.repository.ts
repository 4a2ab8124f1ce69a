import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type JsonResource,
  type Page,
  type PageRequest,
  among,
  and,
  insertOf,
  isOneOf,
  orderBy,
  sql,
  touched,
} from '@app/database';
import type { Language } from '@app/i18n';
import { jobHasFailed } from '@app/outbox';
import type { Encoding } from '@app/spreadsheets';
import { type ImportRowView, type ImportView, importRowColumns, importStatus, importView, isWrong, rowStatus } from './imports.view';
import { ImportStatus, OPEN, PeopleImport } from './people-import.entity';
import type { ImportSubject } from './people-import.policy';

/** Data of a completely received file. */
export interface SentFile {
  readonly upload_id: string;
  readonly filename: string;
  readonly size_bytes: number;
  readonly sha256: string;
}

/** A received file with the options of its import. */
export interface ReceivedFile extends SentFile, ImportSettings {
  /** True if an API key has sent it. */
  readonly is_by_key: boolean;
}

/** Options of an import. */
export interface ImportSettings {
  readonly create_departments: boolean;
  /** Null to detect it. */
  readonly encoding: Encoding | null;
  readonly ignored_columns: readonly string[];
}

export interface ImportQuery extends IdsRequest {
  readonly status?: readonly ImportStatus[];
  readonly ordering: readonly string[];
}

export interface RowQuery extends PageRequest {
  readonly status?: readonly ('ok' | 'error')[];
}

const sortable = { created_at: sql`i.created_at`, updated_at: sql`i.updated_at` };
const imports = sql`people_imports i LEFT JOIN outbox o ON o.id = i.job_id`;

const isOpen = isOneOf(sql`status`, OPEN);

@Injectable()
export class ImportsRepository {
  constructor(private readonly db: Database) {}

  /** Finds an import that the viewer can see. */
  find(viewer: Actor, id: number): Promise<(JsonResource<ImportView> & ImportSubject) | undefined> {
    return this.db.row(sql<JsonResource<ImportView> & ImportSubject>`
      SELECT i.id, i.version, i.company_id, ${importStatus} AS status, i.status AS stage, i.error_count, i.row_count, i.encoding_sample, ${importView}::text AS json FROM ${imports} WHERE i.id = ${id} AND ${visibleTo(viewer)}`);
  }

  async blankNamesOf(user_id: number): Promise<void> {
    await this.db.rows(
      sql`UPDATE people_imports SET filename = '-', encoding_sample = CASE WHEN encoding_sample IS NOT NULL THEN '-' END, ${touched(PeopleImport)} WHERE user_id = ${user_id} AND filename <> '-'`,
    );
  }

  /** Returns the fields of an import that `PeopleImportPolicy` needs. */
  @FindsResource('import')
  subject(id: number): Promise<Pick<PeopleImport, 'company_id'> | undefined> {
    return this.db.row(sql<Pick<PeopleImport, 'company_id'>>`SELECT i.company_id FROM people_imports i WHERE i.id = ${id}`);
  }

  list(viewer: Actor, { ids, status, ordering, ...page }: ImportQuery): Promise<Page<ImportView>> {
    return this.db.page(
      {
        select: sql`${importView} AS json`,
        as: sql`row.json`,
        from: imports,
        where: and(visibleTo(viewer), among(sql`i.id`, ids), among(importStatus, status)),
        order: orderBy(ordering, sortable, sql`i.id DESC`),
      },
      page,
    );
  }

  /** For the worker. Finds any import. */
  load(id: number): Promise<PeopleImport | null> {
    return this.db.find(PeopleImport, sql`id = ${id}`);
  }

  /** Locks the row until the transaction ends. */
  findForUpdate(id: number): Promise<PeopleImport | null> {
    return this.db.findForUpdate(PeopleImport, sql`id = ${id}`);
  }

  /** Tells whether the job of the import has finally failed. */
  async hasStopped({ job_id }: PeopleImport): Promise<boolean> {
    return !!(await this.db.row(sql`SELECT 1 FROM outbox o WHERE o.id = ${job_id} AND ${jobHasFailed(sql`o`)}`));
  }

  /** Adds an import of a file, or returns the company's open import of the same file. */
  async add(company_id: string, user_id: number, file: ReceivedFile): Promise<{ id: number; isNew: boolean }> {
    const { sha256, create_departments } = file;
    const added = await this.db.row(sql<{ id: number }>`
      ${insertOf(PeopleImport, [{ ...file, company_id, user_id }])}
      ON CONFLICT (company_id, sha256, create_departments) WHERE ${isOpen} DO NOTHING
      RETURNING id`);
    if (added) return { id: added.id, isNew: true };
    const open = await this.db.row(sql<{ id: number }>`
      SELECT id FROM people_imports WHERE company_id = ${company_id} AND sha256 = ${sha256} AND create_departments = ${create_departments}
      AND ${isOpen}`);
    // The open import was closed between the two statements, so a new one can be added.
    return open ? { id: open.id, isNew: false } : this.add(company_id, user_id, file);
  }

  /** Stores the encoding of a file, and a sample if it must be confirmed. */
  async noteEncoding(id: number, encoding: Encoding, encoding_sample: string | null): Promise<void> {
    await this.db.rows(sql`
      UPDATE people_imports SET encoding = ${encoding}, encoding_sample = ${encoding_sample}, ${touched(PeopleImport)}
      WHERE id = ${id} AND status = 'checking' RETURNING id`);
  }

  /** Saves the changed columns. */
  save(found: PeopleImport): Promise<void> {
    return this.db.save(found);
  }

  /** Ends a check or a commit, and stores the numbers of lines and of invalid lines. False if the status is no longer `from`. */
  async conclude(id: number, from: ImportStatus, to: ImportStatus): Promise<boolean> {
    const concluded = await this.db.row(sql`
      UPDATE people_imports SET status = ${to}, ${touched(PeopleImport)},
             committed_at = CASE WHEN ${to} = 'committed' THEN now() END,
             row_count = (SELECT count(*) FROM people_import_rows r WHERE r.import_id = id),
             error_count = (SELECT count(*) FROM people_import_rows r WHERE r.import_id = id AND ${isWrong})
      WHERE id = ${id} AND status = ${from} RETURNING id`);
    return concluded !== undefined;
  }

  listRows(id: number, language: Language, { status, ...page }: RowQuery): Promise<Page<ImportRowView>> {
    return this.db.page(
      {
        select: importRowColumns(language),
        from: sql`people_import_rows r`,
        where: and(sql`r.import_id = ${id}`, among(rowStatus, status)),
        order: sql`r.line`,
      },
      page,
    );
  }

  /** Lists the invalid lines after `line`, at most `limit`. */
  listWrongAfter(id: number, line: number, { language, limit }: { language: Language; limit: number }): Promise<ImportRowView[]> {
    return this.db.rows(sql<ImportRowView>`
      SELECT ${importRowColumns(language)} FROM people_import_rows r WHERE r.import_id = ${id} AND r.line > ${line} AND ${isWrong}
      ORDER BY r.line LIMIT ${limit}`);
  }
}

/** `PeopleImportPolicy.read` as an SQL condition. */
const visibleTo = ({ company_id }: Actor) => sql`i.company_id = ${company_id}`;
