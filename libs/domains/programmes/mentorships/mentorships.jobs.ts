import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

export const ActivateMentorship = defineJob<{ mentorship_id: number }>(QueueName.Default, 'activate_mentorship');
