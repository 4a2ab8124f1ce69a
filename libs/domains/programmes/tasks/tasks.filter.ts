import type { Actor } from '@app/auth';
import { type Instant, type Sql, containing, every, sql } from '@app/database';
import type { ItemType } from '@programmes/curricula';
import type { Priority } from './task.entity';
import type { TaskStatus } from './task-status';
import { locked as isLocked, overdue as isOverdue, visibleTo } from './tasks.scope';

/** Which of the tasks that somebody may see they ask for. */
export interface TaskFilter {
  readonly search?: string;
  readonly assignee_id?: number;
  readonly reviewer_id?: number;
  readonly parent_id?: number;
  readonly mentorship_id?: number;
  readonly type?: ItemType;
  readonly required?: boolean;
  readonly locked?: boolean;
  readonly status?: TaskStatus;
  readonly priority?: Priority;
  readonly week?: number;
  /** From this moment, and before that one. */
  readonly due_after?: Instant;
  readonly due_before?: Instant;
  readonly overdue?: boolean;
}

/** The list's scope and filters. */
export const listed = (viewer: Actor, { search, due_after, due_before, overdue, locked, ...filter }: TaskFilter): Sql =>
  every(
    visibleTo(viewer),
    ...equal(filter),
    due_after && sql`t.due_at >= ${due_after}`,
    due_before && sql`t.due_at < ${due_before}`,
    overdue !== undefined && sql`${isOverdue(sql`t`)} = ${overdue}`,
    locked !== undefined && sql`${isLocked(sql`t`)} = ${locked}`,
    search && matching(search),
  );

const equal = ({ mentorship_id, type, required, ...filter }: TaskFilter) => [
  ...equalBesides(filter),
  mentorship_id && sql`t.mentorship_id = ${mentorship_id}`,
  type && sql`t.type = ${type}`,
  required !== undefined && sql`t.required = ${required}`,
];

const equalBesides = ({ assignee_id, reviewer_id, parent_id, status, priority, week }: TaskFilter) => [
  assignee_id && sql`t.assignee_id = ${assignee_id}`,
  reviewer_id && sql`t.reviewer_id = ${reviewer_id}`,
  parent_id && sql`t.parent_id = ${parent_id}`,
  status && sql`t.status = ${status}`,
  priority && sql`t.priority = ${priority}`,
  week && sql`t.week = ${week}`,
];

const words = sql`words_of(t.title, ARRAY[t.description])`;

/** In the title or the description. Two letters have an index of their own: pg_trgm needs three. */
function matching(search: string): Sql {
  const text = search.normalize('NFC').toLowerCase();
  return [...text].length === 2 ? sql`bigrams(${words}) @> ARRAY[${text}]` : sql`${words} LIKE ${containing(text)}`;
}
