import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

// Both report progress, so they run with a lease and not in one transaction. Each can be interrupted and repeated.
const options = { outside: true, attempts: 10 };

export const CheckPeopleImport = defineJob<{ import_id: number }>(QueueName.Low, 'check_people_import', {
  ...options,
  cancellable: true,
});
export const CommitPeopleImport = defineJob<{ import_id: number }>(QueueName.Low, 'commit_people_import', options);
