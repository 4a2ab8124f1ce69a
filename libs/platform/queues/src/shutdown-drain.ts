import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { JobRunner } from './job-runner';
import { Queues } from './queues';

// The starter kills after ten seconds; interrupted jobs are found by their lock or their lease.
const FINISH_WITHIN_MS = 5_000;

/** Lets running jobs finish at shutdown, before their dependencies are closed. */
@Injectable()
export class ShutdownDrain implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ShutdownDrain.name);

  constructor(
    private readonly queues: Queues,
    private readonly runner: JobRunner,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    const finished = await Promise.race([
      this.queues.drain().then(
        () => true,
        () => false,
      ),
      sleep(FINISH_WITHIN_MS, false, { ref: false }),
    ]);
    if (finished) return;
    this.logger.warn('some jobs did not finish in time; they are released');
    await this.runner.giveBack().catch((error: unknown) => this.logger.warn(error));
  }
}
