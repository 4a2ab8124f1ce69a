import { type Sql, isNoneOf, isOneOf, sql } from '@app/database';
import { FileStatus } from './file-status';

const { Committed, Failed, Processing, Ready, Reserved, Trashed } = FileStatus;

/** Whether this row of files is an upload that nobody has committed yet. */
export const isReserved = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Reserved]);

/** Whether a file is committed and still to be processed, or being processed. `f` may be any row with a file's status. */
export const isInProcessing = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Committed, Processing]);

/** Whether a worker is processing this row of files. */
export const isProcessing = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Processing]);

/** Whether a file could not be processed. `f` may be any row with a file's status. */
export const hasFailed = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Failed]);

/** Whether this row of files has been processed, with or without success, and is in use. */
export const isProcessed = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Ready, Failed]);

/** Whether this row of files is in the trash. */
export const isTrashed = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Trashed]);

/** Whether this row of files is not in the trash. */
export const isUntrashed = (f: Sql): Sql => isNoneOf(sql`${f}.status`, [Trashed]);
