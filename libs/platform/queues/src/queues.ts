import { setTimeout as sleep } from 'node:timers/promises';
import { BullModule, getQueueToken } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { JobOptions, Queue } from 'bull';
import { env } from '@app/config';
import { Unavailable } from '@app/errors';
import { type Due, QueueName } from '@app/outbox';

const NAMES: readonly string[] = Object.values(QueueName);

const ANSWER_WITHIN_MS = 2_000;

// The outbox does the retries: for Bull every attempt is a job of its own. The job's id is the message's, so that dispatching a message
// twice makes one job. Finished jobs must be removed, or their ids could not be dispatched again.
const once: JobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

// After a crash a job is found within fifteen seconds. A blocked event loop loses the lock; the ledger then makes the second delivery a
// no-op.
const settings = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 5 };

// An offline queue would keep messages for a dead Redis; the outbox keeps them already.
const redis = { connectTimeout: 5_000 };

export const bull = [
  BullModule.forRoot({ url: env.REDIS_URL, redis, settings }),
  BullModule.registerQueue(...NAMES.map((name) => ({ name }))),
];

/** The interface of Bull for the relay. */
@Injectable()
export class Queues {
  constructor(private readonly modules: ModuleRef) {}

  /** True if Redis is connected. */
  get ready(): boolean {
    return NAMES.every((name) => this.queue(name).client.status === 'ready');
  }

  /** Dispatches jobs to their queues. Rejects if Redis is down: Bull itself would block the caller until it is back. */
  async dispatch(due: readonly Due[]): Promise<void> {
    const tooLong = sleep(ANSWER_WITHIN_MS, undefined, { ref: false }).then(() => {
      throw new Unavailable();
    });
    const dispatching = NAMES.map(async (name) => {
      const jobs = due
        .filter(({ queue }) => queue === name)
        .map(({ id, name }) => ({ name, data: {}, opts: { ...once, jobId: String(id) } }));
      if (jobs.length > 0) await this.queue(name).addBulk(jobs);
    });
    await Promise.race([Promise.all(dispatching), tooLong]);
  }

  /** Stops taking jobs, and waits for the running ones. */
  async drain(): Promise<void> {
    await Promise.all(NAMES.map((name) => this.queue(name).pause(true)));
  }

  queue(name: string): Queue {
    return this.modules.get<Queue>(getQueueToken(name), { strict: false });
  }
}
