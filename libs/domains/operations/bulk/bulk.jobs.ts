import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Performs the rows of a preview, each in a transaction of its own. A repetition continues with the rows that are pending. */
export const RunBulk = defineJob<{ bulk_id: number }>(QueueName.Low, 'run_bulk', { outside: true, attempts: 10 });

/** Restores all rows of an operation in one transaction. A repetition begins again if that was not committed. */
export const UndoBulk = defineJob<{ bulk_id: number }>(QueueName.Low, 'undo_bulk', { outside: true, attempts: 10 });
