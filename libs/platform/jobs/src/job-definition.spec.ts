import { QueueName } from '@app/outbox';
import { defineJob } from './job-definition';

describe(defineJob.name, () => {
  it('refuses a second job of the same stored name', () => {
    defineJob(QueueName.Low, 'tidy_notes');
    expect(() => defineJob(QueueName.High, 'tidy_notes')).toThrow('Two jobs are stored as tidy_notes.');
  });
});
