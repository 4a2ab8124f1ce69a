import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Packs a person's own data into a ZIP in the storage. A repetition writes the same object again. */
export const ExportOwnData = defineJob<{ export_id: number }>(QueueName.Low, 'export_own_data', { outside: true, attempts: 3 });
