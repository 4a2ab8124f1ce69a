import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

// Both tell how far they are, which takes a lease in place of a transaction; each can be cut off anywhere and done again.
const options = { outside: true, attempts: 10 };

export const CheckPeopleImport = defineJob<{ import_id: number }>(QueueName.Low, 'check_people_import', options);
export const CommitPeopleImport = defineJob<{ import_id: number }>(QueueName.Low, 'commit_people_import', options);
