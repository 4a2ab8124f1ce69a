import { type Sql, sql } from '@app/database';
import type { VersionSelector } from './content';
import type { ItemRowDto } from './items.dto';

/** An item in responses. */
export type CurriculumItemView = ItemRowDto;

/** Columns of an item that a version keeps. */
export const itemColumns = sql`i.id, i.type, i.title, i.description, i.guideline, i.start_week, i.start_workday, i."order", i.period_days,
  i.priority, i.assignee_slot, i.required, i.prerequisites`;

/** Version of an item: its own in the draft, 1 once published. */
export const versionOf = (which: VersionSelector): Sql => (which === 'draft' ? sql`i.version` : sql`1`);

/** Columns of an item in responses, of the draft or of a version. */
export const viewedItem = (curriculum_id: number, which: VersionSelector): Sql =>
  sql`${itemColumns}, ${versionOf(which)} AS version, ${curriculum_id}::int AS curriculum_id`;
