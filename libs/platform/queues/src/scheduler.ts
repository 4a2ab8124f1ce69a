import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CronExpressionParser } from 'cron-parser';
import { Database, type Instant, instant, sql } from '@app/database';
import { Outbox, isFinished } from '@app/outbox';
import { Handlers } from './handlers';

const TICK_MS = 1_000;

interface DueTask {
  readonly name: string;
  readonly enabled: boolean;
  /** True while its last run is going on. */
  readonly busy: boolean;
  readonly now: Instant;
}

/** Runs every scheduled task on time: once, however many workers there are, because the run is claimed in Postgres, by its clock. */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Scheduler.name);
  private readonly stopping = new AbortController();
  private running = Promise.resolve();
  private failing = false;

  constructor(
    private readonly handlers: Handlers,
    private readonly outbox: Outbox,
    private readonly db: Database,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Registers the tasks of this worker. A changed expression takes effect at once; the on/off state is kept. */
  async register(): Promise<void> {
    const { now } = (await this.db.row(sql<{ now: Instant }>`SELECT now() AS now`))!;
    const tasks = this.handlers.scheduled.map(({ definition: { name, queue }, cron }) => ({ name, cron, queue, next_at: next(cron, now) }));
    await this.db.rows(sql`
      INSERT INTO scheduled_tasks AS known (name, cron, queue, next_at)
      SELECT name, cron, queue, next_at FROM jsonb_to_recordset(${JSON.stringify(tasks)}) AS t (name text, cron text, queue text, next_at timestamptz)
      ON CONFLICT (name) DO UPDATE SET cron = excluded.cron, queue = excluded.queue, next_at = excluded.next_at
      WHERE (known.cron, known.queue) <> (excluded.cron, excluded.queue)`);
  }

  /** Enqueues due tasks, and plans their next runs. */
  async tick(): Promise<void> {
    const tasks = new Map(this.handlers.scheduled.map((task) => [task.definition.name, task]));
    await this.db.transaction(async () => {
      const due = await this.db.rows(sql<DueTask>`
        SELECT name, enabled, now() AS now, EXISTS (SELECT FROM outbox o WHERE o.id = t.last_job_id AND o.finished_at IS NULL) AS busy
        FROM scheduled_tasks t WHERE next_at <= now() AND name = ANY(${[...tasks.keys()]}) FOR UPDATE SKIP LOCKED`);
      for (const { name, enabled, busy, now } of due) {
        const task = tasks.get(name)!;
        const job = enabled && !busy ? await this.outbox.add({ ...task.definition, payload: {} }) : undefined;
        // A successful run is deleted when the next one is enqueued: some run every few seconds and would fill the table for a day.
        await this.db.rows(sql`
          WITH replaced AS (
            DELETE FROM outbox o USING scheduled_tasks t
            WHERE ${job !== undefined} AND t.name = ${name} AND o.id = t.last_job_id AND ${isFinished(sql`o`)} AND o.user_id IS NULL
          )
          UPDATE scheduled_tasks SET next_at = ${next(task.cron, now)}, last_job_id = coalesce(${job?.id ?? null}, last_job_id),
                 last_run_at = coalesce(${job ? now : null}, last_run_at)
          WHERE name = ${name}`);
      }
    }, 'across');
  }

  /** Registers here instead of at the start, so that a worker can start while Postgres is down. */
  private async run(): Promise<void> {
    let known = false;
    while (!this.stopping.signal.aborted) {
      try {
        if (!known) await this.register();
        known = true;
        await this.tick();
        this.failing = false;
      } catch (error) {
        if (!this.failing) this.logger.error(error, 'could not check for due tasks; trying again');
        this.failing = true;
      }
      await sleep(TICK_MS, undefined, this.stopping).catch(() => undefined);
    }
  }
}

const next = (cron: string, now: Instant): Instant =>
  instant(
    CronExpressionParser.parse(cron, { currentDate: new Date(now), tz: 'UTC' })
      .next()
      .toDate(),
  );
