import type { Actor } from '@app/auth';
import { type Instant, type Sql, among, and, between, matching, sql } from '@app/database';
import type { ItemType } from '@programmes/curricula';
import { isWithinDepartments } from '@organisation/users';
import type { Priority } from './task.entity';
import type { TaskStatus } from './task-status';
import { locked as isLocked, overdue as isOverdue, tasksVisibleTo } from './tasks.scope';

/** Filters of a list of tasks. */
export interface TaskFilter {
  readonly search?: string;
  readonly ids?: readonly number[];
  readonly assignee_id?: readonly number[];
  readonly reviewer_id?: readonly number[];
  /** Departments of the assignees, with all subdepartments. */
  readonly department_id?: readonly number[];
  readonly parent_id?: readonly number[];
  readonly mentorship_id?: readonly number[];
  readonly type?: readonly ItemType[];
  readonly required?: boolean;
  readonly locked?: boolean;
  readonly status?: readonly TaskStatus[];
  readonly priority?: readonly Priority[];
  readonly week?: number;
  /** `_after` is inclusive, `_before` exclusive. */
  readonly due_after?: Instant;
  readonly due_before?: Instant;
  readonly completed_after?: Instant;
  readonly completed_before?: Instant;
  readonly overdue?: boolean;
}

/** The condition of the list: the viewer's scope and the filters. */
export const listedTasks = (viewer: Actor, { search, ...filter }: TaskFilter): Sql =>
  and(tasksVisibleTo(viewer), ...placed(filter), ...described(filter), ...timed(filter), search && matching(words, search));

const placed = ({ ids, assignee_id, reviewer_id, department_id, parent_id, mentorship_id }: TaskFilter) => [
  among(sql`t.id`, ids),
  among(sql`t.assignee_id`, assignee_id),
  among(sql`t.reviewer_id`, reviewer_id),
  department_id && isWithinDepartments(sql`t.assignee_id`, department_id),
  among(sql`t.parent_id`, parent_id),
  among(sql`t.mentorship_id`, mentorship_id),
];

const described = ({ type, status, priority, week, required, locked }: TaskFilter) => [
  among(sql`t.type`, type),
  among(sql`t.status`, status),
  among(sql`t.priority`, priority),
  week && sql`t.week = ${week}`,
  required !== undefined && sql`t.required = ${required}`,
  locked !== undefined && sql`${isLocked(sql`t`)} = ${locked}`,
];

const timed = ({ due_after, due_before, completed_after, completed_before, overdue }: TaskFilter) => [
  ...between(sql`t.due_at`, due_after, due_before),
  ...between(sql`t.completed_at`, completed_after, completed_before),
  overdue !== undefined && sql`${isOverdue(sql`t`)} = ${overdue}`,
];

const words = sql`words_of(t.title, ARRAY[t.description])`;
