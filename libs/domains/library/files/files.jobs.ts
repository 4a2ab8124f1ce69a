import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';
import type { Key } from '@app/storage';

/** Reads a file that has come in, and hands it to whoever makes something of its kind. */
export const ProcessFile = defineJob<{ upload_id: string }>(QueueName.Default, 'process_file', { outside: true });

/** Takes out of the store what no row names any more. */
export const RemoveObjects = defineJob<{ keys: readonly Key[] }>(QueueName.Low, 'remove_objects', { outside: true, attempts: 10 });

/** Takes out of the store what is charged until it is gone, and frees its room. */
export const RemoveOutgoing = defineJob<{ id: string }>(QueueName.Low, 'remove_outgoing', { outside: true, attempts: 10 });

/** Ends an upload whose URL can no longer be used. */
export const ExpireUpload = defineJob<{ upload_id: string }>(QueueName.Low, 'expire_upload');

/** Takes a file out of the trash for good. */
export const PurgeFile = defineJob<{ upload_id: string }>(QueueName.Low, 'purge_file');

/** Removes a file of somebody who is no longer here. */
export const WipeFile = defineJob<{ upload_id: string }>(QueueName.Low, 'wipe_file');

/** Says of a file that nobody is at any more that nothing has come of it. */
export const GiveUpFile = defineJob<{ upload_id: string }>(QueueName.Low, 'give_up_file');

/** Holds the store, the rows and the ledger against each other. */
export const ReconcileStorage = defineJob<object>(QueueName.Low, 'reconcile_storage', { outside: true, attempts: 3 });
