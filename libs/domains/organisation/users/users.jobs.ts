import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Removes an unproven account, in transactions of its own. */
export const RemoveUnproven = defineJob<{ user_id: number }>(QueueName.Low, 'remove_unproven_user', { outside: true });

/** Anonymises a person 30 days after the deactivation. */
export const AnonymiseUser = defineJob<{ user_id: number }>(QueueName.Low, 'anonymise_user');

/** Expires what an anonymised person has written to others. */
export const ExpireWords = defineJob<{ user_id: number }>(QueueName.Low, 'expire_words');
