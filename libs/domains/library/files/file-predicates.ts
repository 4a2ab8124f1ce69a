import { type Sql, isNoneOf, isOneOf, sql } from '@app/database';
import { FileStatus } from './file-status';
import { OutgoingReason } from './outgoing-object.entity';

const { Cancelled, Committed, Deleted, Expired, Failed, Processing, Ready, Rejected, Reserved, Trashed } = FileStatus;

/** True if this row of files is an upload that is not committed yet. */
export const isReserved = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Reserved]);

/** True if this row of files counts among its owner's files: its upload has not ended without success, and it is not deleted. */
export const isKept = (f: Sql): Sql => isNoneOf(sql`${f}.status`, [Rejected, Cancelled, Expired, Deleted]);

/** True if the bytes of this row of files are stored. */
export const hasBytes = (f: Sql): Sql => sql`${f}.object_id IS NOT NULL`;

/** True if a file is committed and waits for processing or is being processed. `f` may be any row with a file's status. */
export const isInProcessing = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Committed, Processing]);

/** True if a worker is processing this row of files. */
export const isProcessing = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Processing]);

/** True if a file could not be processed. `f` may be any row with a file's status. */
export const hasFailed = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Failed]);

/** True if this row of files has been processed, with or without success, and is in use. */
export const isProcessed = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Ready, Failed]);

/** True if this row of files is in the trash. */
export const isTrashed = (f: Sql): Sql => isOneOf(sql`${f}.status`, [Trashed]);

/** True if this row of files is not in the trash. */
export const isUntrashed = (f: Sql): Sql => isNoneOf(sql`${f}.status`, [Trashed]);

/** True if this row of outgoing_objects is charged as reserved until its bytes are deleted. */
export const isStillReserved = (g: Sql): Sql => isOneOf(sql`${g}.reason`, [OutgoingReason.Ended]);

/** True if this row of outgoing_objects is charged as used until its bytes are deleted. */
export const isStillUsed = (g: Sql): Sql => isOneOf(sql`${g}.reason`, [OutgoingReason.Purged, OutgoingReason.Merged]);
