import { type JsonResource, sql } from '@app/database';
import { person } from '@organisation/users';
import type { VersionDto, VersionSummaryDto } from './versions.dto';

/** A version as it is answered in a list. */
export type CurriculumVersionSummaryView = VersionSummaryDto;

/** A version as it is answered by itself, with its items. */
export type CurriculumVersionView = Omit<VersionDto, 'can' | 'can_ask'>;

export type CurriculumVersionResource = JsonResource<CurriculumVersionView>;

/** Nothing changes a version: as a resource, it stays at its first version. */
export const summaryColumns = sql`1 AS version, v.number, v.title, v.total_weeks, v.item_count, ${person(sql`p`)} AS publisher, v.published_at`;

/** A version as JSON. */
export const versionView = sql`(SELECT row_to_json(row) FROM (
  SELECT v.curriculum_id, ${summaryColumns}, v.description, v.weeks, v.items) row)`;
