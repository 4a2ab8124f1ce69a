import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Removes requests that were closed long ago, and goes on with the next ones in a job of their own. */
export const PurgeRequests = defineJob<object>(QueueName.Low, 'purge_requests_batch');
