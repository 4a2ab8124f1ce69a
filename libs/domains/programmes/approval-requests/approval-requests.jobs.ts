import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Deletes one batch of requests that were closed long ago, and enqueues the next. */
export const PurgeRequests = defineJob<object>(QueueName.Low, 'purge_requests_batch');
