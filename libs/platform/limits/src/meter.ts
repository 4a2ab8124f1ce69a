import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { env } from '@app/config';

const SETTLE_EVERY_MS = 200;
const FIRST_LOOK_WITHIN_MS = 20;
/** Callers with counts of their own. */
const MAX_TALLIES = 50_000;
/** Further callers share these, so that memory here and in the shared counter is bounded, however many addresses send requests. */
const BUCKETS = 16_384;
const PURGE_EVERY_MS = 10_000;

/** Requests of a window used by all processes, and the time until the window ends. */
export interface WindowUsage {
  readonly consumedPoints: number;
  readonly msBeforeNext: number;
}

/** Adds up the counts of all processes. Over the quota it may reject with a usage; with an `Error` if it is unavailable. */
export interface SharedCounter {
  consume(key: string, points: number): Promise<WindowUsage>;
}

/** Usage of one caller, as far as this process knows. */
interface Tally {
  readonly key: string;
  /** Requests of all processes, at the last settlement. */
  settled: number;
  /** Requests of this process, since then. */
  pending: number;
  resets_at: number;
  looking?: Promise<void>;
  /** Set while a settlement is running. */
  handing?: Promise<void>;
}

export interface RateVerdict {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly resets_in_s: number;
}

/**
 * Counts the requests of each caller in a fixed window. It counts in memory and settles with the shared counter every 200 ms, because one
 * round trip per request would cost more than a small request: several processes together exceed a quota by at most the requests of one
 * interval. Only a new caller is looked up first, for 20 ms at most. While the shared counter is down, counting continues here and is
 * settled later: no caller starts from zero.
 */
export class Meter {
  private readonly tallies: LRUCache<string, Tally>;
  private readonly unsettled = new Set<Tally>();
  private purge_due_ms = 0;
  private timer?: NodeJS.Timeout;
  private isAway = false;

  constructor(
    private readonly quota: number,
    private readonly window_s: number,
    private readonly counter: SharedCounter,
    private readonly max_tallies = MAX_TALLIES,
  ) {
    this.tallies = new LRUCache<string, Tally>({
      max: max_tallies + BUCKETS,
      ttl: window_s * 1_000,
      dispose: (tally) => this.unsettled.delete(tally),
    });
  }

  /** Counts one request of `key`, unless its quota is used up. Returns a promise only for a new caller. */
  count(key: string, now = Date.now()): RateVerdict | Promise<RateVerdict> {
    const tally = this.tallyOf(key, now);
    return tally.looking ? tally.looking.then(() => this.decide(tally, now)) : this.decide(tally, now);
  }

  /** Takes back one counted request of `key`, which belongs to another key. */
  refund(key: string): void {
    const tally = this.tallies.get(this.nameOf(key));
    if (!tally) return;
    tally.pending--;
    this.unsettled.add(tally);
    this.settleSoon();
  }

  /** Settles pending counts. While the shared counter is down, it tries only once. */
  async settle(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const tallies = [...this.unsettled];
    if (this.isAway && tallies[0]) await this.handIn(tallies[0]);
    if (!this.isAway) await Promise.all(tallies.map((tally) => this.handIn(tally)));
    if (this.unsettled.size > 0) this.settleSoon();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private decide(tally: Tally, now: number): RateVerdict {
    const left = this.quota - tally.settled - tally.pending;
    if (left > 0) {
      tally.pending++;
      this.unsettled.add(tally);
      this.settleSoon();
    }
    const resets_in_s = Math.ceil((tally.resets_at - now) / 1_000);
    return { allowed: left > 0, remaining: Math.max(left - 1, 0), resets_in_s: Math.min(Math.max(resets_in_s, 1), this.window_s) };
  }

  /** The key itself, or a shared bucket if there are too many callers. */
  private nameOf(key: string): string {
    if (this.tallies.size < this.max_tallies || this.tallies.has(key)) return key;
    if (Date.now() >= this.purge_due_ms) {
      this.purge_due_ms = Date.now() + PURGE_EVERY_MS;
      this.tallies.purgeStale();
    }
    return this.tallies.size < this.max_tallies ? key : bucketOf(key);
  }

  private tallyOf(caller: string, now: number): Tally {
    const key = this.nameOf(caller);
    const known = this.tallies.get(key);
    if (known && known.resets_at > now) return known;

    const tally: Tally = { key, settled: 0, pending: 0, resets_at: now + this.window_s * 1_000 };
    this.tallies.set(key, tally);
    if (!this.isAway) tally.looking = this.look(tally);
    return tally;
  }

  private async look(tally: Tally): Promise<void> {
    const tooLong = sleep(FIRST_LOOK_WITHIN_MS, true, { ref: false });
    if (await Promise.race([this.handIn(tally), tooLong])) this.isAway = true;
    tally.looking = undefined;
  }

  private settleSoon(): void {
    this.timer ??= setTimeout(() => void this.settle(), SETTLE_EVERY_MS).unref();
  }

  /** Settles one caller at a time: the answer is the count of all processes, and counts still on their way would be added twice. */
  private handIn(tally: Tally): Promise<void> {
    tally.handing ??= this.handInPending(tally).finally(() => (tally.handing = undefined));
    return tally.handing;
  }

  private async handInPending(tally: Tally): Promise<void> {
    const points = tally.pending;
    const usage = await this.counter
      .consume(tally.key, points)
      .catch((reason: unknown) => (reason instanceof Error ? undefined : (reason as WindowUsage)));
    this.isAway = !usage;
    if (!usage) return;

    tally.pending -= points;
    if (tally.pending === 0) this.unsettled.delete(tally);
    // A shared counter below our own count has lost its data; ours is valid until the window ends.
    if (usage.consumedPoints >= tally.settled + points) tally.resets_at = Date.now() + usage.msBeforeNext;
    tally.settled = Math.max(tally.settled + points, usage.consumedPoints);
  }
}

/** Keyed by a secret, so that nobody can tell which callers share a bucket. */
const bucketOf = (key: string): string => `bucket ${createHmac('sha256', env.SECRET_KEY).update(key).digest().readUInt32BE() % BUCKETS}`;
