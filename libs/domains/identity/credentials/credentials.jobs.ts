import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/**
 * Sends a mail to reset a password. It runs in the background, so that the response time does not show whether the address has an account.
 */
export const SendPasswordReset = defineJob<{ email: string; languages?: string }>(QueueName.High, 'send_password_reset', {
  across: true,
  confidential: true,
});
