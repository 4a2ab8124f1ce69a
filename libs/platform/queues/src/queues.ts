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

// Retries are the outbox's: to Bull every attempt is a job of its own. Its id is the message's, so that a message that
// is told twice is one job; a job that is over must be removed, or its id could not be told again.
const once: JobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

// After a crash a job is found within fifteen seconds. A blocked event loop loses the lock, and the effect's ledger
// makes the second delivery a no-op.
const settings = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 5 };

// An offline queue would keep what is told to a dead Redis; the outbox keeps it already.
const redis = { connectTimeout: 5_000 };

export const bull = [
  BullModule.forRoot({ url: env.REDIS_URL, redis, settings }),
  BullModule.registerQueue(...NAMES.map((name) => ({ name }))),
];

/** Bull, as far as the relay sees it. */
@Injectable()
export class Queues {
  constructor(private readonly modules: ModuleRef) {}

  /** Whether Redis is there to be told anything. */
  get ready(): boolean {
    return NAMES.every((name) => this.queue(name).client.status === 'ready');
  }

  /** Dispatches jobs to their queues. A dead Redis is an error here and not a wait: Bull by itself would hold the caller until it is back. */
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

  /** Takes no more jobs, and waits for those that are being done. */
  async drain(): Promise<void> {
    await Promise.all(NAMES.map((name) => this.queue(name).pause(true)));
  }

  queue(name: string): Queue {
    return this.modules.get<Queue>(getQueueToken(name), { strict: false });
  }
}
