import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type JsonResource,
  type Page,
  type PageRequest,
  type Sql,
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
import { ImportStatus, OPEN, PeopleImport } from './people-import.entity';
import type { ImportSubject } from './people-import.policy';

/** What is known of a file once all of it is here. */
export interface ReceivedFile {
  readonly upload_id: string;
  readonly filename: string;
  readonly size_bytes: number;
  readonly sha256: string;
  readonly create_departments: boolean;
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

const isWorkedOn = isOneOf(sql`i.status`, [ImportStatus.Checking, ImportStatus.Committing]);
const isOpen = isOneOf(sql`status`, OPEN);

// A job that has failed for good leaves nobody at work. Retried, it is at work again.
const status = sql`CASE WHEN ${isWorkedOn} AND ${jobHasFailed(sql`o`)} THEN 'failed' ELSE i.status::text END`;
const view = sql`json_build_object('id', i.id, 'version', i.version, 'status', ${status}, 'filename', i.filename, 'size_bytes', i.size_bytes,
  'create_departments', i.create_departments, 'row_count', i.row_count, 'error_count', i.error_count, 'job_id', i.job_id::text,
  'progress', CASE WHEN ${isWorkedOn} THEN coalesce(o.progress, 0) ELSE 100 END,
  'committed_at', i.committed_at, 'created_at', i.created_at, 'updated_at', i.updated_at)`;

const isWrong = sql`(r.problems <> '[]' OR r.conflicts <> '[]')`;
const rowStatus = sql`CASE WHEN ${isWrong} THEN 'error' ELSE 'ok' END`;
const shown = (language: Language): Sql => sql`r.line, ${rowStatus} AS status, r.email, r.name,
  (SELECT coalesce(json_agg(json_build_object('field', p->>'field', 'message', coalesce(p->'message'->>${language}, p->>'message'))), '[]')
   FROM jsonb_array_elements(r.problems || r.conflicts) p) AS problems`;

/** A problem as the report's file has it. */
export interface ReportLine {
  readonly line: number;
  readonly status: 'ok' | 'error';
  readonly email: string | null;
  readonly name: string | null;
  readonly problems: readonly { readonly field: string; readonly message: string }[];
}

@Injectable()
export class ImportsRepository {
  constructor(private readonly db: Database) {}

  /** The import as the viewer may see it. */
  find(viewer: Actor, id: number): Promise<(JsonResource<PeopleImport> & ImportSubject) | undefined> {
    return this.db.row(sql<JsonResource<PeopleImport> & ImportSubject>`
      SELECT i.id, i.version, i.company_id, ${status} AS status, i.status AS stage, i.error_count, i.row_count, ${view}::text AS json FROM ${imports} WHERE i.id = ${id} AND ${visibleTo(viewer)}`);
  }

  /** What of an import `PeopleImportPolicy` decides by. */
  @FindsResource('import')
  subject(id: number): Promise<Pick<PeopleImport, 'company_id'> | undefined> {
    return this.db.row(sql<Pick<PeopleImport, 'company_id'>>`SELECT i.company_id FROM people_imports i WHERE i.id = ${id}`);
  }

  list(viewer: Actor, { ids, status: wanted, ordering, ...page }: ImportQuery): Promise<Page<PeopleImport>> {
    return this.db.page(
      {
        select: sql`${view} AS json`,
        as: sql`row.json`,
        from: imports,
        where: and(visibleTo(viewer), among(sql`i.id`, ids), among(status, wanted)),
        order: orderBy(ordering, sortable, sql`i.id DESC`),
      },
      page,
    );
  }

  /** For the worker, who asks for nobody. */
  load(id: number): Promise<PeopleImport | null> {
    return this.db.find(PeopleImport, sql`id = ${id}`);
  }

  /** Locks the row until the transaction ends. */
  findForUpdate(id: number): Promise<PeopleImport | null> {
    return this.db.findForUpdate(PeopleImport, sql`id = ${id}`);
  }

  /** Whether the job that was at it has failed for good. */
  async hasStopped({ job_id }: PeopleImport): Promise<boolean> {
    return !!(await this.db.row(sql`SELECT 1 FROM outbox o WHERE o.id = ${job_id} AND ${jobHasFailed(sql`o`)}`));
  }

  /** Makes an import of a file, or answers with the open one that the company has of the same file. */
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
    // Closed between the two statements: there is room for a new one.
    return open ? { id: open.id, isNew: false } : this.add(company_id, user_id, file);
  }

  /** `job_id` among other things: what has been changed. */
  save(found: PeopleImport): Promise<void> {
    return this.db.save(found);
  }

  /** Ends a check, and says how many lines there are and how many of them are wrong. False when it was discarded meanwhile. */
  async conclude(id: number, from: ImportStatus, to: ImportStatus): Promise<boolean> {
    const concluded = await this.db.row(sql`
      UPDATE people_imports SET status = ${to}, ${touched(PeopleImport)},
             committed_at = CASE WHEN ${to} = 'committed' THEN now() END,
             row_count = (SELECT count(*) FROM people_import_rows r WHERE r.import_id = id),
             error_count = (SELECT count(*) FROM people_import_rows r WHERE r.import_id = id AND ${isWrong})
      WHERE id = ${id} AND status = ${from} RETURNING id`);
    return concluded !== undefined;
  }

  listRows(id: number, language: Language, { status: wanted, ...page }: RowQuery): Promise<Page<ReportLine>> {
    return this.db.page(
      {
        select: shown(language),
        from: sql`people_import_rows r`,
        where: and(sql`r.import_id = ${id}`, among(rowStatus, wanted)),
        order: sql`r.line`,
      },
      page,
    );
  }

  /** The wrong lines after `line`, as many as a download takes at a time. */
  listWrongAfter(id: number, line: number, { language, limit }: { language: Language; limit: number }): Promise<ReportLine[]> {
    return this.db.rows(sql<ReportLine>`
      SELECT ${shown(language)} FROM people_import_rows r WHERE r.import_id = ${id} AND r.line > ${line} AND ${isWrong}
      ORDER BY r.line LIMIT ${limit}`);
  }
}

/** `PeopleImportPolicy.read`, said in SQL. */
const visibleTo = ({ company_id }: Actor) => sql`i.company_id = ${company_id}`;
