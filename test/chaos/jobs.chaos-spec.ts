import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aTask } from '@test/builders';
import { aSavedUser, useDatabase } from '@test/database';
import { eventually } from '@test/eventually';
import { Redis } from 'ioredis';
import { redisIn } from '../../apps/up/src/redis';
import type { Store } from '../../apps/up/src/store';
import { Task } from '@programmes/tasks/task.entity';
import { TaskStatus } from '@programmes/tasks/task-status';
import { WorkerProcess } from './worker-process';

// The short form is part of every test run; `npm run test:chaos` runs the long one.
const long = process.env.CHAOS === 'long';
const JOBS = long ? 10_000 : 1_000;
const KILLS = long ? 10 : 3;
const REDIS_AWAY_MS = long ? 60_000 : 10_000;
const DONE_WITHIN_MS = long ? 600_000 : 120_000;

const APP = 'chaos-worker';

jest.setTimeout(DONE_WITHIN_MS + REDIS_AWAY_MS + 60_000);

describe('jobs', () => {
  const { source } = useDatabase();
  const home = mkdtempSync(join(tmpdir(), 'chaos-'));
  let redis: Store;
  let worker: WorkerProcess;
  let task_id: number;

  beforeAll(async () => {
    redis = redisIn(home);
    await redis.start();
  });
  beforeEach(async () => {
    const [mina, max] = [await aSavedUser(source), await aSavedUser(source)];
    const task = aTask({ status: TaskStatus.Submitted, assignee_id: mina.id, reviewer_id: max.id });
    await source.manager.insert(Task, task);
    task_id = task.id;
    worker = new WorkerProcess({ DATABASE_URL: process.env.WORKER_DATABASE_URL!, REDIS_URL: redis.url, DATA_DIR: home, PGAPPNAME: APP });
    worker.start();
  });
  afterEach(async () => {
    await worker.end('SIGKILL');
    rmSync(join(home, 'mail'), { recursive: true, force: true });
  });
  afterAll(async () => {
    await redis.stop(0);
    rmSync(home, { recursive: true, force: true });
  });

  const count = async (where: string) => Number((await source.query(`SELECT count(*) AS n FROM outbox WHERE ${where}`))[0].n);
  const left = () => count("finished_at IS NULL AND name IN ('send_email', 'remind_reviewer')");
  const mails = () => readdirSync(join(home, 'mail')).filter((file) => file.endsWith('.eml'));

  /** Enqueues jobs: half take effect in Postgres (a reminder publishes one event), half outside (a mail is one file). */
  async function enqueue(jobs: number): Promise<void> {
    const mail = { to: 'mina@example.com', subject: '안녕하세요', body: 'Hello' };
    await source.query(
      `INSERT INTO outbox (queue, name, payload, next_at)
       SELECT * FROM (SELECT 'default', 'remind_reviewer', $1::jsonb, now() FROM generate_series(1, $3)
            UNION ALL SELECT 'high_priority', 'send_email', $2::jsonb, now() FROM generate_series(1, $3)) jobs`,
      [JSON.stringify({ task_id }), JSON.stringify(mail), jobs / 2],
    );
  }

  /** Skips most of the 30 seconds after which unfinished jobs are dispatched again. The long form waits for all of them. */
  async function passTime(): Promise<void> {
    if (!long) await source.query("UPDATE outbox SET next_at = next_at - interval '25 seconds' WHERE finished_at IS NULL");
  }

  async function allOfThemOnce(jobs: number): Promise<void> {
    await eventually(async () => (await left()) === 0, DONE_WITHIN_MS);
    expect(await count("status = 'failed'")).toBe(0);
    expect(await count("name = 'ReviewBecameOverdue'")).toBe(jobs / 2);
    const sent = await source.query<{ id: number }[]>("SELECT id FROM outbox WHERE name = 'send_email' ORDER BY id");
    expect(mails().sort()).toEqual(sent.map(({ id }) => `${id}.eml`).sort());
    expect(sent).toHaveLength(jobs / 2);
  }

  it('all take effect exactly once while the worker is killed repeatedly', async () => {
    await enqueue(JOBS);
    for (let kill = 1; kill <= KILLS; kill++) {
      await eventually(async () => (await left()) < JOBS * (1 - kill / (KILLS + 1)), DONE_WITHIN_MS);
      await worker.end('SIGKILL');
      worker.start();
    }
    const killed_at = Date.now();
    await allOfThemOnce(JOBS);
    // The jobs that the last kill cut off were found by their lock or lease, and not by a second dispatch.
    if (!long) expect(Date.now() - killed_at).toBeLessThan(60_000);
  });

  it('all take effect exactly once while Redis is killed, stays away and returns empty', async () => {
    const client = () => new Redis(redis.url, { retryStrategy: () => null });
    await enqueue(200);
    await eventually(async () => (await left()) < 200, 60_000);
    await redis.stop(0);
    await enqueue(200);
    await sleep(REDIS_AWAY_MS);
    await redis.start();
    await enqueue(200);
    await eventually(async () => (await left()) < 400, 60_000);
    const flushing = client();
    await flushing.flushall().finally(() => flushing.disconnect());
    await passTime();
    await allOfThemOnce(600);
    expect(worker.isAlive).toBe(true);
    expect(worker.said.split('\n').length).toBeLessThan(60);
  });

  it('all take effect exactly once while Postgres terminates every connection of the worker repeatedly', async () => {
    await enqueue(400);
    for (let cut = 1; cut <= 3; cut++) {
      await eventually(async () => (await left()) < 400 - cut * 50, 60_000);
      await source.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [APP]);
    }
    await passTime();
    await allOfThemOnce(400);
    expect(worker.isAlive).toBe(true);
  });

  it('in progress are finished or released when the worker is stopped', async () => {
    await enqueue(400);
    await eventually(async () => (await left()) < 400, 60_000);
    const asked_at = Date.now();
    expect(await worker.end('SIGTERM')).toBe(0);
    expect(Date.now() - asked_at).toBeLessThan(9_000);
    expect(await count("status = 'started'")).toBe(0);
    worker.start();
    await allOfThemOnce(400);
  });
});
