import { type Sql, isNoneOf, isOneOf, sql } from '@app/database';
import { FileStatus } from './file-status';
import { OutgoingReason } from './outgoing-object.entity';

const { Cancelled, Committed, Deleted, Expired, Failed, Processing, Ready, Rejected, Reserved, Trashed } = FileStatus;

/** Whether this row of files is an upload that nobody has committed yet. */
export const isReserved = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Reserved]);

/** Whether this row of files is neither over nor deleted: it counts among its owner's. */
export const isKept = (f: Sql): Sql => isNoneOf(sql`${f}.status`, [Rejected, Cancelled, Expired, Deleted]);

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

/** Whether this row of outgoing_objects is charged as reserved until its bytes are gone. */
export const isStillReserved = (g: Sql): Sql => isOneOf(sql`${g}.reason`, [OutgoingReason.Ended]);

/** Whether this row of outgoing_objects is charged as used until its bytes are gone. */
export const isStillUsed = (g: Sql): Sql => isOneOf(sql`${g}.reason`, [OutgoingReason.Purged, OutgoingReason.Merged]);
