import { type Sql, isNoneOf, isOneOf, sql } from '@app/database';
import { FINISHED, FULFILLED, IN_HAND, TaskStatus, UNCOUNTED } from './task-status';

/** Whether something is still to be done for this row of tasks: by its assignee, or by whoever reviews it. */
export const isOpenTask = (t: Sql): Sql => isNoneOf(sql`${t}.status`, FINISHED);

/** Whether this row of tasks is in the assignee's hands. */
export const isInHand = (t: Sql): Sql => isOneOf(sql`${t}.status`, IN_HAND);

/** Whether this row of tasks is done. */
export const isDone = (t: Sql): Sql => isOneOf(sql`${t}.status`, [TaskStatus.Done]);

/** Whether this row of tasks is in any state but cancelled. */
export const isNotCancelled = (t: Sql): Sql => isNoneOf(sql`${t}.status`, [TaskStatus.Cancelled]);

/** Whether this row of tasks, if required, keeps its mentorship from being completed. */
export const isOutstanding = (t: Sql): Sql => isNoneOf(sql`${t}.status`, FULFILLED);

/** Whether this row of tasks counts in a total: it is neither waived nor cancelled. */
export const isCounted = (t: Sql): Sql => isNoneOf(sql`${t}.status`, UNCOUNTED);
