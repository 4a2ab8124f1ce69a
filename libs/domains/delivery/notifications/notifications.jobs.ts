import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Attempts of a mail: ten take a quarter of an hour, as of other mails. */
export const MAIL_ATTEMPTS = 10;

/** Sends a mail that carries deliveries. Its content is made at each attempt, and is stored nowhere. */
export const SendNotificationMail = defineJob<{ mail_id: number }>(QueueName.High, 'send_notification_mail', {
  outside: true,
  attempts: MAIL_ATTEMPTS,
});
