import { type Sql, isOneOf, sql } from '@app/database';
import { JobStatus } from './outbox-message.entity';

/** Whether this row of the outbox has failed for good: no attempt is left. */
export const jobHasFailed = (o: Sql): Sql => isOneOf(sql`${o}.status`, [JobStatus.Failed]);

/** Whether this row of the outbox has been done. */
export const isFinished = (o: Sql): Sql => isOneOf(sql`${o}.status`, [JobStatus.Finished]);
