import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';
import type { Key } from '@app/storage';

/** Reads a file that has come in, and hands it to whoever makes something of its kind. */
export const ProcessFile = defineJob<{ upload_id: string }>(QueueName.Default, 'process_file', { outside: true });

/** Takes out of the store what no row names any more. */
export const RemoveObjects = defineJob<{ keys: readonly Key[] }>(QueueName.Low, 'remove_objects', { outside: true, attempts: 10 });
