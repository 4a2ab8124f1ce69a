import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Packs somebody's own data into a ZIP. It writes to the storage; a repetition writes the same object again. */
export const ExportOwnData = defineJob<{ export_id: number }>(QueueName.Low, 'export_own_data', { outside: true, attempts: 3 });
