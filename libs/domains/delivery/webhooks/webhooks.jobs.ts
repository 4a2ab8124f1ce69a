import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Sends the due deliveries of a webhook. The job finds them when it runs. */
export const SendWebhooks = defineJob<{ readonly webhook_id: number }>(QueueName.Low, 'send_webhooks', { outside: true, attempts: 10 });
