import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Performs the rows of a preview, each in a transaction of its own. A retry continues with the pending rows. */
export const RunBulk = defineJob<{ bulk_id: number }>(QueueName.Low, 'run_bulk', { outside: true, attempts: 10 });

/** Restores all rows of an operation in one transaction. A retry starts again if that transaction was not committed. */
export const UndoBulk = defineJob<{ bulk_id: number }>(QueueName.Low, 'undo_bulk', { outside: true, attempts: 10 });
