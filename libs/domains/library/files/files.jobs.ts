import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';
import type { Key } from '@app/storage';

/** Reads a committed file and passes it to the renderer of its purpose. */
export const ProcessFile = defineJob<{ upload_id: string }>(QueueName.Default, 'process_file', { outside: true });

/** Deletes objects that no row names any more. */
export const RemoveObjects = defineJob<{ keys: readonly Key[] }>(QueueName.Low, 'remove_objects', { outside: true, attempts: 10 });

/** Deletes objects that are charged until they are deleted, and frees their quota. */
export const RemoveOutgoing = defineJob<{ id: string }>(QueueName.Low, 'remove_outgoing', { outside: true, attempts: 10 });

/** Expires an upload whose URL is no longer valid. */
export const ExpireUpload = defineJob<{ upload_id: string }>(QueueName.Low, 'expire_upload');

/** Deletes a file in the trash permanently. */
export const PurgeFile = defineJob<{ upload_id: string }>(QueueName.Low, 'purge_file');

/** Deletes a file of an anonymised user. */
export const WipeFile = defineJob<{ upload_id: string }>(QueueName.Low, 'wipe_file');

/** Marks a file as failed that no worker processes any more. */
export const GiveUpFile = defineJob<{ upload_id: string }>(QueueName.Low, 'give_up_file');

/** Reconciles the storage, the rows and the ledger. */
export const ReconcileStorage = defineJob<object>(QueueName.Low, 'reconcile_storage', { outside: true, attempts: 3 });
