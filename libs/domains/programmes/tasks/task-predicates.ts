import { type Sql, isNoneOf, isOneOf, sql } from '@app/database';
import { FINISHED, FULFILLED, IN_HAND, TaskStatus, UNCOUNTED } from './task-status';

/** Tells whether this row of tasks is open: the assignee or the reviewer still has something to do. */
export const isOpenTask = (t: Sql): Sql => isNoneOf(sql`${t}.status`, FINISHED);

/** Tells whether the assignee of this row of tasks has to act next. */
export const isInHand = (t: Sql): Sql => isOneOf(sql`${t}.status`, IN_HAND);

/** Tells whether this row of tasks waits for its review. */
export const isSubmitted = (t: Sql): Sql => isOneOf(sql`${t}.status`, [TaskStatus.Submitted]);

/** Tells whether this row of tasks is done. */
export const isDone = (t: Sql): Sql => isOneOf(sql`${t}.status`, [TaskStatus.Done]);

/** Tells whether this row of tasks has been returned to its assignee. */
export const isReturned = (t: Sql): Sql => isOneOf(sql`${t}.status`, [TaskStatus.ChangesRequested]);

/** Tells whether this row of tasks cannot go on for a reason that its assignee has given. */
export const isBlocked = (t: Sql): Sql => isOneOf(sql`${t}.status`, [TaskStatus.Blocked]);

/** Tells whether this row of tasks has any status but cancelled. */
export const isNotCancelled = (t: Sql): Sql => isNoneOf(sql`${t}.status`, [TaskStatus.Cancelled]);

/** Tells whether this row of tasks, if required, prevents its mentorship from being completed. */
export const isOutstanding = (t: Sql): Sql => isNoneOf(sql`${t}.status`, FULFILLED);

/** Tells whether this row of tasks counts in totals: it is neither waived nor cancelled. */
export const isCounted = (t: Sql): Sql => isNoneOf(sql`${t}.status`, UNCOUNTED);
