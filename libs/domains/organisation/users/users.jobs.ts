import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Deletes an account that registered by itself and whose address nobody has shown to be theirs. It has transactions of its own. */
export const RemoveUnproven = defineJob<{ user_id: number }>(QueueName.Low, 'remove_unproven_user', { outside: true });

/** Wipes the profile of somebody who was deactivated long enough ago. */
export const AnonymiseUser = defineJob<{ user_id: number }>(QueueName.Low, 'anonymise_user');

/** Ends the time for which the words of somebody anonymised are kept. */
export const ExpireWords = defineJob<{ user_id: number }>(QueueName.Low, 'expire_words');
