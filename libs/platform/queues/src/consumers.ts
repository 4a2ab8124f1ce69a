import { OnQueueError, OnQueueFailed, Process, Processor } from '@nestjs/bull';
import { Logger, type Type } from '@nestjs/common';
import type { Job } from 'bull';
import { env } from '@app/config';
import { QueueName } from '@app/outbox';
import { JobRunner } from './job-runner';

// Bull's message for a job whose workers crashed too often.
const STALLED = 'job stalled more than allowable limit';
const QUIET_FOR_MS = 10_000;

// A job in a transaction holds a connection. Together, jobs leave some of the pool to the relay and the scheduler.
const CONNECTIONS = env.DATABASE_POOL_SIZE + env.DATABASE_MAX_OVERFLOW;
const share = (of: number) => Math.max(1, Math.floor(CONNECTIONS / of));

/** Passes the jobs that Bull delivers to the runner. The low queue gets half the concurrency. */
function consumerOf(name: QueueName, concurrency: number): Type {
  @Processor(name)
  class Consumer {
    private readonly logger = new Logger(`queue ${name}`);
    private quietUntil = 0;

    constructor(private readonly runner: JobRunner) {}

    @Process({ name: '*', concurrency })
    async perform(job: Job): Promise<void> {
      await this.runner.run(String(job.id), job.name);
    }

    @OnQueueFailed()
    async failed(job: Job, error: Error): Promise<void> {
      if (error.message === STALLED) await this.runner.abandoned(String(job.id)).catch((cause: unknown) => this.logger.error(cause));
    }

    /** An unreachable Redis reports every attempt to connect: one line in ten seconds is enough. */
    @OnQueueError()
    error(error: Error): void {
      if (Date.now() < this.quietUntil) return;
      this.quietUntil = Date.now() + QUIET_FOR_MS;
      this.logger.warn(error.message || error);
    }
  }
  return Consumer;
}

export const consumers = [
  consumerOf(QueueName.High, share(3)),
  consumerOf(QueueName.Default, share(3)),
  consumerOf(QueueName.Low, share(6)),
];
