import { defineJob } from '@app/jobs';
import { MAIL_ATTEMPTS } from '@app/mail';
import { QueueName } from '@app/outbox';

/** Sends a push, and then what else is due to its person. The ledger plans the next attempt. Slow push services hold up no mail: these have another queue. */
export const SendNotificationPush = defineJob<{ delivery_id: number; attempt: number }>(QueueName.Default, 'send_notification_push', {
  outside: true,
  attempts: 1,
});

/** Sends a mail that carries deliveries. Its content is made at each attempt, and is stored nowhere. */
export const SendNotificationMail = defineJob<{ mail_id: number }>(QueueName.High, 'send_notification_mail', {
  outside: true,
  attempts: MAIL_ATTEMPTS,
});
