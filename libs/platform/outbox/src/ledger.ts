import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { EVENTS } from './queue-name';

// What is not done by then is dispatched again: Redis may have forgotten it, or the worker that had it may be gone.
const DISPATCH_AGAIN_AFTER = '30 seconds';
// A failed attempt is repeated after 2, 4, 8 … seconds, at most after an hour, give or take a quarter.
const BACKOFF_CEILING_S = 3_600;
const LEASE = '10 seconds';

/** How often a worker that is at something says so; well within its lease. */
export const HEARTBEAT_MS = 3_000;

/** What the queue is told: no more than where to look. */
export interface Due {
  readonly id: number;
  readonly queue: string;
  readonly name: string;
}

/** What a worker gets to do. */
export interface Work {
  readonly name: string;
  readonly payload: object;
  readonly request_id: string | null;
  /** The companies whose rows the enqueuing transaction could reach; null where it could reach all. */
  readonly reach: readonly string[] | null;
  /** Number of this attempt, from 1. */
  readonly attempts: number;
}

/** The stored names that a worker knows. What has another stays for a worker that knows it. */
export interface ClaimableNames {
  readonly events: readonly string[];
  readonly jobs: readonly string[];
}

/** The outbox's rows as they pass from queued to started to finished or failed. Every step is one statement. */
@Injectable()
export class OutboxLedger {
  constructor(private readonly db: Database) {}

  /**
   * Claims what is due to be dispatched and known, at most `limit`; what another relay has locked is skipped. An event is not dispatched:
   * with the same statement it becomes one job for each of its listeners, so that a slow one holds up nobody else. Its listeners are
   * those of every version, because a worker of this one may not know those of the next.
   */
  claimDue(limit: number, { events, jobs }: ClaimableNames): Promise<Due[]> {
    return this.db.rows(sql<Due>`
      WITH due AS (
        SELECT id FROM outbox
        WHERE finished_at IS NULL AND next_at <= now() AND name = ANY (CASE WHEN queue = ${EVENTS} THEN ${events}::text[] ELSE ${jobs}::text[] END)
        ORDER BY next_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
      ), taken AS (
        UPDATE outbox o SET next_at = now() + ${DISPATCH_AGAIN_AFTER}::interval, told_at = coalesce(told_at, now()),
               status = CASE WHEN queue = ${EVENTS} THEN 'finished' ELSE status END,
               finished_at = CASE WHEN queue = ${EVENTS} THEN now() END
        FROM due WHERE o.id = due.id
        RETURNING o.id, o.queue, o.name, o.payload, o.request_id, o.reach
      ), listeners AS (
        INSERT INTO outbox (queue, name, payload, request_id, next_at, reach)
        SELECT s.queue, s.name, taken.payload, taken.request_id, now(), taken.reach
        FROM taken JOIN event_subscriptions s ON taken.queue = ${EVENTS} AND s.event = taken.name AND s.retired_at IS NULL
      )
      SELECT id, queue, name FROM taken`);
  }

  /** Releases rows whose attempt failed through no fault of the job, or was none: they are dispatched again in a second. */
  async release(ids: readonly number[]): Promise<void> {
    await this.db.rows(sql`UPDATE outbox SET next_at = now() + '1 second' WHERE id = ANY(${ids}) AND finished_at IS NULL`);
  }

  /** Marks as done what the surrounding transaction is about to do. A second delivery waits here, and gets nothing. */
  finish(id: string): Promise<Work | undefined> {
    return this.db.row(sql<Work>`
      UPDATE outbox SET status = 'finished', finished_at = now(), started_at = coalesce(started_at, now()),
             attempts = attempts + 1, progress = 100, error = NULL
      WHERE id = ${id} AND finished_at IS NULL
      RETURNING name, payload, request_id, attempts, reach`);
  }

  async note(id: string, result: unknown): Promise<void> {
    await this.db.rows(sql`UPDATE outbox SET result = ${JSON.stringify(result)} WHERE id = ${id}`);
  }

  /** Reserves for this worker what will be done outside Postgres. While a lease runs, nobody else gets it. */
  async claim(id: string): Promise<Work | undefined> {
    const claimed = await this.db.row(sql<Work>`
      UPDATE outbox SET status = 'started', attempts = attempts + 1, started_at = coalesce(started_at, now()),
             lease_until = now() + ${LEASE}::interval
      WHERE id = ${id} AND finished_at IS NULL AND (lease_until IS NULL OR lease_until < now()) AND attempts < max_attempts
      RETURNING name, payload, request_id, attempts, reach`);
    if (!claimed) await this.putBack(id);
    return claimed;
  }

  /** Prolongs the lease and takes the progress down. False when the lease has been lost. */
  async prolong(id: string, { attempts }: Work, progress?: number): Promise<boolean> {
    const mine = await this.db.row(sql`
      UPDATE outbox SET lease_until = now() + ${LEASE}::interval, progress = coalesce(${progress ?? null}::int, progress)
      WHERE id = ${id} AND finished_at IS NULL AND attempts = ${attempts} RETURNING id`);
    return mine !== undefined;
  }

  /** What it needed is forgotten with it: mails hold links that are as good as passwords. */
  async complete(id: string, { attempts }: Work, result: unknown): Promise<void> {
    await this.db.rows(sql`
      UPDATE outbox SET status = 'finished', finished_at = now(), lease_until = NULL, progress = 100, error = NULL,
             result = ${result === undefined ? null : JSON.stringify(result)}, payload = '{}'
      WHERE id = ${id} AND finished_at IS NULL AND attempts = ${attempts}`);
  }

  /** Takes a failed attempt down: for another try later, or for good. `attempts`, when the attempt has been counted already. */
  async fail(id: string, error: string, { attempts, forGood = false }: { attempts?: number; forGood?: boolean } = {}): Promise<void> {
    const counted = attempts !== undefined;
    await this.db.rows(sql`
      UPDATE outbox o SET attempts = n.attempts, error = ${error}, lease_until = NULL, started_at = coalesce(started_at, now()),
             status = CASE WHEN n.last THEN 'failed' ELSE 'queued' END::job_status,
             finished_at = CASE WHEN n.last THEN now() END,
             next_at = now() + least(power(2, n.attempts), ${BACKOFF_CEILING_S}) * (0.75 + random() / 2) * interval '1 second'
      FROM (SELECT id, attempts + ${counted ? 0 : 1} AS attempts, ${forGood} OR attempts + ${counted ? 0 : 1} >= max_attempts AS last
            FROM outbox WHERE id = ${id}) n
      WHERE o.id = n.id AND o.finished_at IS NULL AND (${attempts ?? null}::int IS NULL OR o.attempts = ${attempts ?? null}::int)`);
  }

  /** Forgets what a job was told that is done, or has failed with nobody to ask for it again. */
  async forget(id: string): Promise<void> {
    await this.db.rows(sql`
      UPDATE outbox SET payload = '{}'
      WHERE id = ${id} AND finished_at IS NOT NULL AND (status = 'finished' OR user_id IS NULL) AND payload <> '{}'`);
  }

  /** Lets go of something unfinished, for whoever comes next. The attempt does not count. */
  async releaseLease(id: string, { attempts }: Work): Promise<void> {
    await this.db.rows(sql`
      UPDATE outbox SET status = 'queued', lease_until = NULL, attempts = attempts - 1, next_at = now() + '1 second'
      WHERE id = ${id} AND finished_at IS NULL AND attempts = ${attempts}`);
  }

  /** Somebody else is at it: look again when their lease ends. Or the last attempt has ended with its worker. */
  private async putBack(id: string): Promise<void> {
    await this.db.rows(sql`
      UPDATE outbox SET next_at = coalesce(lease_until, next_at),
             status = CASE WHEN hopeless THEN 'failed' ELSE status END, finished_at = CASE WHEN hopeless THEN now() END,
             error = CASE WHEN hopeless THEN coalesce(error, 'The worker stopped while it was at it.') ELSE error END
      FROM (SELECT id AS it, attempts >= max_attempts AND (lease_until IS NULL OR lease_until < now()) AS hopeless FROM outbox WHERE id = ${id}) n
      WHERE id = it AND finished_at IS NULL`);
  }
}
