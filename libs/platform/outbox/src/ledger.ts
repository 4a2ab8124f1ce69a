import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { isUnheard } from './audiences';
import { EVENTS } from './queue-name';

// Unfinished rows are dispatched again after this time: Redis may have lost them, or their worker may have crashed.
const DISPATCH_AGAIN_AFTER = '30 seconds';
// A failed attempt is repeated after 2, 4, 8 … seconds, at most after an hour, plus or minus a quarter.
const BACKOFF_CEILING_S = 3_600;
const LEASE = '10 seconds';

/** Interval in which a worker renews its lease, well before it ends. */
export const HEARTBEAT_MS = 3_000;

/** The message for the queue: only a reference to the row. */
export interface Due {
  readonly id: number;
  readonly queue: string;
  readonly name: string;
}

/** A claimed job. */
export interface Work {
  readonly name: string;
  readonly payload: object;
  readonly request_id: string | null;
  /** The companies whose rows the enqueuing transaction could reach; null if it could reach all. */
  readonly reach: readonly string[] | null;
  /** Number of this attempt, from 1. */
  readonly attempts: number;
}

/** The stored names that a worker knows. Rows with other names are left for workers that know them. */
export interface ClaimableNames {
  readonly events: readonly string[];
  readonly jobs: readonly string[];
}

/** Moves the outbox's rows from queued to started to finished or failed. Every step is one statement. */
@Injectable()
export class OutboxLedger {
  constructor(private readonly db: Database) {}

  /**
   * Claims due rows with known names, at most `limit`; rows that another relay has locked are skipped. An event is not dispatched: the same
   * statement turns it into one job for each listener, so that a slow listener delays no other. The listeners are those of all versions,
   * because a worker of this version may not know those of the next. A listener with an audience gets no job for a company outside it.
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
        WHERE NOT (${isUnheard(sql`s.name`, sql`taken.payload ->> 'company_id'`)})
      )
      SELECT id, queue, name FROM taken`);
  }

  /** Releases rows whose attempt did not count: they are dispatched again in a second. */
  async release(ids: readonly number[]): Promise<void> {
    await this.db.rows(sql`UPDATE outbox SET next_at = now() + '1 second' WHERE id = ANY(${ids}) AND finished_at IS NULL`);
  }

  /** Marks a job as done in the surrounding transaction, which performs it. A concurrent second delivery waits here, and gets undefined. */
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

  /** Leases a job with external effects to this worker. Until the lease ends, no other worker gets it. */
  async claim(id: string): Promise<Work | undefined> {
    const claimed = await this.db.row(sql<Work>`
      UPDATE outbox SET status = 'started', attempts = attempts + 1, started_at = coalesce(started_at, now()),
             lease_until = now() + ${LEASE}::interval
      WHERE id = ${id} AND finished_at IS NULL AND (lease_until IS NULL OR lease_until < now()) AND attempts < max_attempts
      RETURNING name, payload, request_id, attempts, reach`);
    if (!claimed) await this.putBack(id);
    return claimed;
  }

  /** Extends the lease and stores the progress. Returns false if the lease has been lost. */
  async prolong(id: string, { attempts }: Work, progress?: number): Promise<boolean> {
    const mine = await this.db.row(sql`
      UPDATE outbox SET lease_until = now() + ${LEASE}::interval, progress = coalesce(${progress ?? null}::int, progress)
      WHERE id = ${id} AND finished_at IS NULL AND attempts = ${attempts} RETURNING id`);
    return mine !== undefined;
  }

  /** Also deletes a confidential payload: mails hold links that are as sensitive as passwords. */
  async complete(id: string, { attempts }: Work, result: unknown): Promise<void> {
    await this.db.rows(sql`
      UPDATE outbox SET status = 'finished', finished_at = now(), lease_until = NULL, progress = 100, error = NULL,
             result = ${result === undefined ? null : JSON.stringify(result)}, payload = '{}'
      WHERE id = ${id} AND finished_at IS NULL AND attempts = ${attempts}`);
  }

  /** Records a failed attempt, to be retried later or final. `attempts` is given if the attempt has been counted already. */
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

  /** Deletes the payload of a job that is done, or has failed and cannot be retried by an owner. */
  async forget(id: string): Promise<void> {
    await this.db.rows(sql`
      UPDATE outbox SET payload = '{}'
      WHERE id = ${id} AND finished_at IS NOT NULL AND (status = 'finished' OR user_id IS NULL) AND payload <> '{}'`);
  }

  /** Releases the lease of an unfinished job for another worker. The attempt does not count. */
  async releaseLease(id: string, { attempts }: Work): Promise<void> {
    await this.db.rows(sql`
      UPDATE outbox SET status = 'queued', lease_until = NULL, attempts = attempts - 1, next_at = now() + '1 second'
      WHERE id = ${id} AND finished_at IS NULL AND attempts = ${attempts}`);
  }

  /** Another worker has the lease: checks again when it ends. If the last attempt ended with its worker, the job has failed. */
  private async putBack(id: string): Promise<void> {
    await this.db.rows(sql`
      UPDATE outbox SET next_at = coalesce(lease_until, next_at),
             status = CASE WHEN hopeless THEN 'failed' ELSE status END, finished_at = CASE WHEN hopeless THEN now() END,
             error = CASE WHEN hopeless THEN coalesce(error, 'The worker stopped while it was at it.') ELSE error END
      FROM (SELECT id AS it, attempts >= max_attempts AND (lease_until IS NULL OR lease_until < now()) AS hopeless FROM outbox WHERE id = ${id}) n
      WHERE id = it AND finished_at IS NULL`);
  }
}
