import { WorkerModule } from '../../apps/worker/src/worker.module';
import { startWorker } from '@test/worker';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { anActor } from '@test/builders';
import { aSavedUser, empty } from '@test/database';
import { eventually } from '@test/eventually';
import { Role } from '@app/auth';
import { Database, sql } from '@app/database';
import { Forbidden, PreconditionFailed } from '@app/errors';
import { Scheduled } from '@app/jobs';
import { QueueName } from '@app/outbox';
import { Queues, Scheduler } from '@app/queues';
import { DataSource } from 'typeorm';
import { ScheduledTasksApiModule } from '@operations/scheduled-tasks/api';
import { ScheduledTaskRunning } from '@operations/scheduled-tasks/scheduled-tasks.errors';
import { ScheduledTasksService } from '@operations/scheduled-tasks/scheduled-tasks.service';
import { Handlers } from '../../libs/platform/queues/src/handlers';

let runs = 0;
let running: () => Promise<void> = () => Promise.resolve();

@Injectable()
class Doings {
  constructor(private readonly db: Database) {}

  @Scheduled('count', '0 3 * * *')
  async count(): Promise<void> {
    runs++;
    await running();
  }

  @Scheduled('count_in_batches', '0 4 * * *', { inBatches: true })
  async countInBatches(): Promise<{ transactions: number }> {
    for (let batch = 0; batch < 3; batch++)
      await this.db.transaction(() =>
        this.db.rows(sql`INSERT INTO companies (id, name) VALUES (${`batch-${batch}`}, 'x'), (${`more-${batch}`}, 'x')`),
      );
    return { transactions: 3 };
  }
}

@Module({ imports: [WorkerModule, ScheduledTasksApiModule], providers: [Doings] })
class TestWorkerModule {}

describe(Scheduler.name, () => {
  let workers: INestApplicationContext[];
  let source: DataSource;
  const task = async () => (await source.query("SELECT * FROM scheduled_tasks WHERE name = 'count'"))[0];
  const jobs = () => source.query<any[]>("SELECT * FROM outbox WHERE name = 'count' ORDER BY id");
  const queue = () => workers[0]!.get(Queues, { strict: false }).queue(QueueName.Low);
  const makeDue = () => source.query("UPDATE scheduled_tasks SET next_at = now() - interval '3 days' WHERE name = 'count'");
  const tick = () => Promise.all(workers.map((worker) => worker.get(Scheduler, { strict: false }).tick()));

  beforeAll(async () => {
    workers = await Promise.all([1, 2, 3].map(() => startWorker(TestWorkerModule)));
    source = workers[0]!.get(DataSource);
    // The tests say when it is time.
    await Promise.all(workers.map((worker) => worker.get(Scheduler, { strict: false }).beforeApplicationShutdown()));
  });
  beforeEach(async () => {
    // Ids begin anew: one that Bull has not let go of yet would be taken for the one before.
    await eventually(async () => (await queue().count()) + (await queue().getActiveCount()) === 0);
    await empty();
    [runs, running] = [0, () => Promise.resolve()];
    await workers[0]!.get(Scheduler, { strict: false }).register();
    // A tick finds due what a test makes due, and nothing else.
    await source.query("UPDATE scheduled_tasks SET next_at = now() + interval '1 day' WHERE name <> 'count'");
  });
  afterAll(() => Promise.all(workers.map((worker) => worker.close())));

  it('plans the next run, and keeps the settings of a task', async () => {
    const { next_at } = await task();
    expect(new Date(next_at).getUTCHours()).toBe(3);
    expect(+new Date(next_at)).toBeGreaterThan(Date.now());
    await source.query('UPDATE scheduled_tasks SET enabled = false');
    await workers[1]!.get(Scheduler, { strict: false }).register();
    expect(await task()).toMatchObject({ enabled: false, next_at });
  });

  it('runs a due task once, however many workers look and however many runs were missed', async () => {
    await makeDue();
    await Promise.all([tick(), tick(), tick()]);
    await eventually(() => Promise.resolve(runs > 0));
    await tick();
    const [job, ...others] = await jobs();
    expect(others).toEqual([]);
    await eventually(async () => (await jobs())[0].status === 'finished');
    expect(runs).toBe(1);
    expect(await task()).toMatchObject({ last_job_id: job.id, last_run_at: expect.any(String) });
    expect(+new Date((await task()).next_at)).toBeGreaterThan(Date.now());
  });

  it('runs once for each tick of three workers', async () => {
    for (let n = 1; n <= (process.env.CHAOS === 'long' ? 1_000 : 20); n++) {
      await makeDue();
      await tick();
      await eventually(async () => (await source.query("SELECT FROM outbox WHERE name = 'count' AND finished_at IS NULL")).length === 0);
      expect(runs).toBe(n);
    }
  }, 600_000);

  it('skips tasks that are disabled or still running', async () => {
    await source.query('UPDATE scheduled_tasks SET enabled = false');
    await makeDue();
    await tick();
    expect(await jobs()).toEqual([]);

    let let_go = () => {};
    running = () => new Promise((resolve) => (let_go = resolve));
    await source.query('UPDATE scheduled_tasks SET enabled = true');
    await makeDue();
    await tick();
    await eventually(() => Promise.resolve(runs === 1));
    await makeDue();
    await tick();
    expect(await jobs()).toHaveLength(1);
    let_go();
    await eventually(async () => (await jobs())[0].status === 'finished');
  });

  it('gives a batched task one transaction per batch and none around them', async () => {
    await source.query("UPDATE scheduled_tasks SET next_at = now() WHERE name = 'count_in_batches'");
    await tick();
    const job = async () => (await source.query("SELECT status, result, xmin FROM outbox WHERE name = 'count_in_batches'"))[0];
    await eventually(async () => (await job()).status === 'finished');
    const batches = await source.query<{ xmin: string; rows: number }[]>(
      "SELECT xmin::text, count(*)::int AS rows FROM companies WHERE name = 'x' GROUP BY 1 ORDER BY 1",
    );
    expect(batches.map(({ rows }) => rows)).toEqual([2, 2, 2]);
    expect(batches.map(({ xmin }) => xmin)).not.toContain((await job()).xmin);
    expect((await job()).result).toEqual({ transactions: 3 });
  });

  it('lets a single-transaction task only enqueue jobs', async () => {
    const whole = workers[0]!.get(Handlers, { strict: false }).scheduled.filter(({ definition }) => !definition.outside);
    expect(whole.map(({ definition: { name } }) => name).sort()).toEqual([
      ...[
        'activate_mentorships',
        'anonymise_users',
        'count',
        'expire_uploads',
        'give_up_files',
        'purge_files',
        'purge_mail_files',
        'purge_requests',
        'purge_scores',
      ],
      ...['reconcile_storage_nightly', 'remove_forgotten_objects', 'remove_unproven_users', 'report_untaken', 'resume_webhooks'],
    ]);
  });

  it('keeps only the last of the successful runs', async () => {
    for (const run of [1, 2, 3]) {
      await makeDue();
      await tick();
      await eventually(async () => (await jobs()).at(-1)?.status === 'finished');
      expect(runs).toBe(run);
    }
    expect(await jobs()).toEqual([expect.objectContaining({ id: (await task()).last_job_id })]);
  });

  describe('for the platform’s admin', () => {
    const service = () => workers[0]!.get(ScheduledTasksService, { strict: false });
    const page = { page: 1, page_size: 20, ordering: ['name'] };
    const admin = async () => {
      const { id } = await aSavedUser(source, { role: Role.Admin, company_id: null });
      return anActor({ id, role: Role.Admin, company_id: null, is_superuser: true });
    };

    it('runs a task at once, and not twice at the same time', async () => {
      let let_go = () => {};
      running = () => new Promise((resolve) => (let_go = resolve));
      const actor = await admin();
      const job = await service().run(actor, 'count');
      expect(job).toMatchObject({ name: 'count', queue: 'low_priority', status: 'queued', user_id: actor.id });
      await expect(service().run(actor, 'count')).rejects.toThrow(ScheduledTaskRunning);
      await eventually(() => Promise.resolve(runs === 1));
      let_go();
      await eventually(async () => String((await service().get(actor, 'count')).last_status) === 'finished');
      expect(await service().get(actor, 'count')).toMatchObject({ last_job_id: job.id, last_error: null });
    });

    it('disables a task under If-Match, and lists it', async () => {
      const actor = await admin();
      const off = await service().update(actor, 'count', { enabled: false }, 1);
      expect(off).toMatchObject({ enabled: false, version: 2 });
      await expect(service().update(actor, 'count', { enabled: true }, 1)).rejects.toThrow(PreconditionFailed);
      const { results } = await service().list(actor, page);
      expect(JSON.parse(results)).toContainEqual(
        expect.objectContaining({ name: 'count', cron: '0 3 * * *', enabled: false, last_status: null }),
      );
      expect(await source.query("SELECT changes FROM audit_entries WHERE action = 'scheduled_task.update'")).toEqual([
        { changes: expect.objectContaining({ enabled: [true, false] }) },
      ]);
    });

    it('hides its tasks from everybody else', async () => {
      const other = anActor({ role: Role.Admin });
      expect(() => service().run(other, 'count')).toThrow(Forbidden);
      await expect(service().list(other, page)).rejects.toThrow(Forbidden);
      await expect(service().update(other, 'count', { enabled: false })).rejects.toThrow(Forbidden);
    });
  });

  it('deletes finished jobs after a day, and requested or failed ones after a month', async () => {
    const row = (name: string, ago: string, more = '') =>
      source.query(`INSERT INTO outbox (queue, name, payload, next_at, status, finished_at ${more && ', user_id'})
        VALUES ('default', '${name}', '{}', now(), '${name.startsWith('failed') ? 'failed' : 'finished'}', now() - interval '${ago}' ${more})`);
    await row('old', '2 days');
    await row('new', '1 hour');
    await row('failed', '20 days');
    await row('asked for', '20 days', ', 7');
    await row('asked for long ago', '31 days', ', 7');
    await source.query("INSERT INTO outbox (queue, name, payload, next_at) VALUES ('default', 'waiting', '{}', now() + interval '1 day')");
    await source.query("UPDATE scheduled_tasks SET next_at = now() WHERE name = 'purge_outbox'");
    await tick();
    const purge = async () => (await source.query("SELECT status, result FROM outbox WHERE name = 'purge_outbox'"))[0];
    await eventually(async () => (await purge()).status === 'finished');
    expect((await purge()).result).toEqual({ purged: 2 });
    const left = await source.query<{ name: string }[]>("SELECT name FROM outbox WHERE name <> 'purge_outbox' ORDER BY id");
    expect(left.map(({ name }) => name)).toEqual(['new', 'failed', 'asked for', 'waiting']);
  });
});
