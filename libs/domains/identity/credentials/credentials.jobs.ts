import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Asked for by anybody, with any address: whether it is somebody's is found out where no answer waits for it. */
export const SendPasswordReset = defineJob<{ email: string; languages?: string }>(QueueName.High, 'send_password_reset', {
  across: true,
  confidential: true,
});
