import { type Sql, sql } from '@app/database';
import { isUntaken } from './outbox-predicates';
import { QueueName } from './queue-name';

/** The backlog of a queue. */
export interface Backlog {
  readonly queue: string;
  /** Dispatched, and waiting for a worker. */
  readonly queued: number;
  /** Claimed by a worker. Jobs whose effect is in Postgres pass from queued to finished in one step. */
  readonly started: number;
  /** Seconds since the oldest of those was dispatched; 0 if there are none. */
  readonly age_s: number;
  /** Due, and not dispatched to the queue yet. */
  readonly untold: number;
  /** Seconds for which the oldest of those has been due: how far the outbox lags. */
  readonly lag_s: number;
  /** Not due yet. */
  readonly delayed: number;
  /** Due for an hour, and not started by any worker. */
  readonly untaken: number;
}

/**
 * One row per queue, also for empty ones, and one for events that still have to be dispatched, if any. Reads a partial index of unfinished
 * rows.
 */
export const backlog = (): Sql<Backlog> => sql<Backlog>`
  SELECT coalesce(o.queue, q.name) AS queue,
         count(*) FILTER (WHERE told_at IS NOT NULL AND status = 'queued') AS queued,
         count(*) FILTER (WHERE status = 'started') AS started,
         coalesce(extract(epoch FROM now() - min(told_at)), 0)::float AS age_s,
         count(o.id) FILTER (WHERE told_at IS NULL AND next_at <= now()) AS untold,
         coalesce(extract(epoch FROM now() - min(next_at) FILTER (WHERE told_at IS NULL AND next_at <= now())), 0)::float AS lag_s,
         count(o.id) FILTER (WHERE told_at IS NULL AND next_at > now()) AS delayed,
         count(o.id) FILTER (WHERE ${isUntaken(sql`o`)}) AS untaken
  FROM (SELECT * FROM outbox WHERE finished_at IS NULL) o FULL JOIN unnest(${Object.values(QueueName)}::text[]) q(name) ON q.name = o.queue
  GROUP BY 1 ORDER BY 1`;
