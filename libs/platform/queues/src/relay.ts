import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { EventSubscriptions, OutboxLedger } from '@app/outbox';
import { KnownNames } from './known-names';
import { Queues } from './queues';

const BATCH = 500;
// LISTEN/NOTIFY would react faster, but NOTIFY serializes commits by a lock.
const PAUSE_MS = 100;
const PAUSE_AFTER_FAILURE_MS = 1_000;

/**
 * Dispatches committed messages to Bull, and dispatches unfinished ones again. Several relays may run: rows that one has locked are skipped
 * by the others.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Relay.name);
  private readonly stopping = new AbortController();
  private running = Promise.resolve();
  private failing = false;
  private isRegistered = false;

  constructor(
    private readonly ledger: OutboxLedger,
    private readonly subscriptions: EventSubscriptions,
    private readonly known: KnownNames,
    private readonly queues: Queues,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Dispatches one batch, and returns its size. */
  async relay(): Promise<number> {
    const due = await this.ledger.claimDue(BATCH, this.known);
    await this.queues.dispatch(due).catch(async (error: unknown) => {
      await this.ledger.release(due.map(({ id }) => id));
      throw error;
    });
    return due.length;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const dispatched = await this.attempt();
      if (dispatched < BATCH) await this.pause();
    }
  }

  /** Logs one line when it begins to fail and one when it recovers. */
  private async attempt(): Promise<number> {
    try {
      await this.register();
      if (!this.queues.ready) throw new Error('Redis is unavailable');
      const dispatched = await this.relay();
      if (this.failing) this.logger.log('dispatching jobs again');
      this.failing = false;
      return dispatched;
    } catch (error) {
      if (!this.failing) this.logger.error(error, 'could not dispatch jobs; trying again');
      this.failing = true;
      return 0;
    }
  }

  /** Called before the first batch instead of at the start, so that a worker can start while Postgres is down. */
  private async register(): Promise<void> {
    if (!this.isRegistered) await this.subscriptions.register(this.known.subscriptions);
    this.isRegistered = true;
  }

  private pause(): Promise<void> {
    return sleep(this.failing ? PAUSE_AFTER_FAILURE_MS : PAUSE_MS, undefined, this.stopping).catch(() => undefined);
  }
}
