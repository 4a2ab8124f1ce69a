import { type Sql, isOneOf, sql } from '@app/database';
import { JobStatus } from './outbox-message.entity';

/** True if this row of the outbox has failed for good: no attempt is left. */
export const jobHasFailed = (o: Sql): Sql => isOneOf(sql`${o}.status`, [JobStatus.Failed]);

/** True if this row of the outbox has been due for an hour without being started. Reads a partial index of unfinished rows. */
export const isUntaken = (o: Sql): Sql =>
  sql`${o}.finished_at IS NULL AND ${o}.started_at IS NULL AND coalesce(${o}.told_at, ${o}.next_at) < now() - interval '1 hour'`;

/** True if this row of the outbox is finished. */
export const isFinished = (o: Sql): Sql => isOneOf(sql`${o}.status`, [JobStatus.Finished]);
