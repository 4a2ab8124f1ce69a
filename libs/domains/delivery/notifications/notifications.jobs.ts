import { defineJob } from '@app/jobs';
import { MAIL_ATTEMPTS } from '@app/mail';
import { QueueName } from '@app/outbox';

/** Sends a mail that carries deliveries. Its content is made at each attempt, and is stored nowhere. */
export const SendNotificationMail = defineJob<{ mail_id: number }>(QueueName.High, 'send_notification_mail', {
  outside: true,
  attempts: MAIL_ATTEMPTS,
});
