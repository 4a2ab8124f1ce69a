import { type Sql, sql } from '@app/database';
import type { VersionSelector } from './content';
import type { ItemRowDto } from './items.dto';

/** An item as it is answered. */
export type CurriculumItemView = ItemRowDto;

/** Columns of an item that a version keeps, in the order in which they are written. */
export const itemColumns = sql`i.id, i.type, i.title, i.description, i.guideline, i.start_week, i.start_workday, i."order", i.period_days,
  i.priority, i.assignee_slot, i.required, i.prerequisites`;

/** An item of the draft has a version of its own; a published one never changes. */
export const versionOf = (which: VersionSelector): Sql => (which === 'draft' ? sql`i.version` : sql`1`);

/** Columns of an item as it is answered, of the draft or of a version. */
export const viewedItem = (curriculum_id: number, which: VersionSelector): Sql =>
  sql`${itemColumns}, ${versionOf(which)} AS version, ${curriculum_id}::int AS curriculum_id`;
