import { type Sql, sql } from '@app/database';
import type { Language } from '@app/i18n';
import type { BulkRowDto } from './bulk-rows.dto';

/** A row as the API returns it. */
export type BulkRowView = BulkRowDto;

/** Columns of the view of a row, for the table `bulk_rows r`. Messages are in the language. */
export const bulkRowColumns = (
  language: Language,
): Sql => sql`r.position, (r.input->>'line')::int AS line, r.status, r.resource_id, r.code, r.error, (
  SELECT coalesce(json_agg(json_build_object('field', d->>'field', 'message', coalesce(d->'message'->>${language}, d->>'message'))), '[]')
  FROM jsonb_array_elements(r.details) d) AS details`;
