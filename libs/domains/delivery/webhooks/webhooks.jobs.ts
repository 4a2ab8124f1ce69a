import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Sends the deliveries of a webhook that are due. The job re-reads which ones these are. */
export const SendWebhooks = defineJob<{ readonly webhook_id: number }>(QueueName.Low, 'send_webhooks', { outside: true, attempts: 10 });
