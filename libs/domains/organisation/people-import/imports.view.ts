import { type Sql, isOneOf, sql } from '@app/database';
import type { Language } from '@app/i18n';
import { jobHasFailed } from '@app/outbox';
import type { ImportRowDto, PeopleImportSummaryDto } from './people-import.dto';
import { ImportStatus } from './people-import.entity';

/** An import as the API returns it. */
export type ImportView = PeopleImportSummaryDto;

/** A line of the file as the API and the report have it. */
export type ImportRowView = ImportRowDto;

const isWorkedOn = isOneOf(sql`i.status`, [ImportStatus.Checking, ImportStatus.Committing]);

// If the job has finally failed, so has the import. A retry of the job continues it.
export const importStatus = sql`CASE WHEN ${isWorkedOn} AND ${jobHasFailed(sql`o`)} THEN 'failed' ELSE i.status::text END`;

/** An import as JSON. */
export const importView = sql`json_build_object('id', i.id, 'version', i.version, 'status', ${importStatus}, 'filename', i.filename, 'size_bytes', i.size_bytes,
  'create_departments', i.create_departments, 'encoding', i.encoding, 'encoding_sample', i.encoding_sample, 'ignored_columns', i.ignored_columns, 'row_count', i.row_count, 'error_count', i.error_count, 'job_id', i.job_id::text,
  'progress', CASE WHEN ${isWorkedOn} THEN coalesce(o.progress, 0) ELSE 100 END,
  'committed_at', i.committed_at, 'created_at', i.created_at, 'updated_at', i.updated_at)`;

export const isWrong = sql`(r.problems <> '[]' OR r.conflicts <> '[]')`;
export const rowStatus = sql`CASE WHEN ${isWrong} THEN 'error' ELSE 'ok' END`;

/** Columns of a line's view, with messages in a language. */
export const importRowColumns = (language: Language): Sql => sql`r.line, ${rowStatus} AS status, r.email, r.name,
  ${inWords(sql`r.problems || r.conflicts`, language)} AS problems, ${inWords(sql`r.warnings`, language)} AS warnings`;

const inWords = (details: Sql, language: Language): Sql => sql`(
  SELECT coalesce(json_agg(json_build_object('field', p->>'field', 'message', coalesce(p->'message'->>${language}, p->>'message'))), '[]')
  FROM jsonb_array_elements(${details}) p)`;
