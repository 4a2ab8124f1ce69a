import { QueueName } from '@app/outbox';
import { defineJob, isCancellable } from './job-definition';

describe(defineJob.name, () => {
  it('refuses a second job of the same stored name', () => {
    defineJob(QueueName.Low, 'tidy_notes');
    expect(() => defineJob(QueueName.High, 'tidy_notes')).toThrow('Two jobs are stored as tidy_notes.');
  });

  it('lets only jobs without a transaction around them be cancelled while they run', () => {
    expect(() => defineJob(QueueName.Low, 'sort_notes', { cancellable: true })).toThrow('cannot be cancelled');
    defineJob(QueueName.Low, 'count_notes', { outside: true, cancellable: true });
    expect([isCancellable('count_notes'), isCancellable('tidy_notes')]).toEqual([true, false]);
  });
});
