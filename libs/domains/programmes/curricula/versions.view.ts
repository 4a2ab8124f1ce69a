import { type JsonResource, sql } from '@app/database';
import { person } from '@organisation/users';
import type { VersionDto, VersionSummaryDto } from './versions.dto';

/** A version in lists. */
export type CurriculumVersionSummaryView = VersionSummaryDto;

/** A version with its items in responses. */
export type CurriculumVersionView = Omit<VersionDto, 'can' | 'can_ask'>;

export type CurriculumVersionResource = JsonResource<CurriculumVersionView>;

/** Columns of a version in lists. It never changes, so `version` is always 1. */
export const summaryColumns = sql`1 AS version, v.number, v.title, v.total_weeks, v.item_count, ${person(sql`p`)} AS publisher, v.published_at`;

/** A version as JSON. */
export const versionView = sql`(SELECT row_to_json(row) FROM (
  SELECT v.curriculum_id, ${summaryColumns}, v.description, v.weeks, v.items) row)`;
