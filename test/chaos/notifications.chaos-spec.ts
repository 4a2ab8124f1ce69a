import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useDatabase } from '@test/database';
import { eventually } from '@test/eventually';
import { redisIn } from '../../apps/up/src/redis';
import type { Store } from '../../apps/up/src/store';
import { WorkerProcess } from './worker-process';

// The short form is part of every test run; `npm run test:chaos` runs the long one.
const long = process.env.CHAOS === 'long';
const PEOPLE = long ? 2_000 : 150;
const KILLS = long ? 10 : 3;
const DONE_WITHIN_MS = long ? 600_000 : 120_000;

jest.setTimeout(DONE_WITHIN_MS + 60_000);

describe('notifications', () => {
  const { source } = useDatabase();
  const home = mkdtempSync(join(tmpdir(), 'chaos-'));
  let redis: Store;
  let worker: WorkerProcess;

  beforeAll(async () => {
    redis = redisIn(home);
    await redis.start();
  });
  beforeEach(() => {
    worker = new WorkerProcess({ DATABASE_URL: process.env.WORKER_DATABASE_URL!, REDIS_URL: redis.url, DATA_DIR: home });
    worker.start();
  });
  afterEach(() => worker.end('SIGKILL'));
  afterAll(async () => {
    await redis.stop(0);
    rmSync(home, { recursive: true, force: true });
  });

  const count = async (from: string) => Number((await source.query(`SELECT count(*) AS n FROM ${from}`))[0].n);
  const mails = () => readdirSync(join(home, 'mail')).filter((file) => /^notification-\d+\.eml$/.test(file));

  /** Two tasks for each person, assigned by nobody: two events for each, about two things. */
  async function assign(): Promise<void> {
    await source.query(`
      WITH people AS (
        INSERT INTO users (email, name, role, company_id, email_verified_at)
        SELECT 'p' || n || '@example.com', 'Person ' || n, 'mentee', 'sinfonia', now() FROM generate_series(1, ${PEOPLE}) n RETURNING id
      ), tasks AS (
        INSERT INTO tasks (company_id, title, assignee_id, due_at)
        SELECT 'sinfonia', 'Task ' || n, p.id, '2030-01-15T10:00:00Z' FROM people p, generate_series(1, 2) n RETURNING id, assignee_id
      )
      INSERT INTO outbox (queue, name, payload, next_at)
      SELECT 'events', 'TaskAssigned', json_build_object('task_id', t.id, 'assignee_id', t.assignee_id, 'reviewer_id', NULL, 'actor_id', NULL), now()
      FROM tasks t`);
  }

  /** Ends the batches of five minutes, and skips most of the time after which unfinished jobs are dispatched again. */
  async function passTime(): Promise<void> {
    await source.query(`UPDATE notification_deliveries SET due_at = now() WHERE status = 'planned' AND mail_id IS NULL AND due_at > now()`);
    if (!long) await source.query(`UPDATE outbox SET next_at = next_at - interval '20 seconds' WHERE finished_at IS NULL`);
  }

  it('reach everybody exactly once, though the worker is killed again and again', async () => {
    await assign();
    const left = async () => {
      await passTime();
      return PEOPLE * 2 - (await count(`notification_deliveries WHERE channel = 'mail' AND status = 'sent'`));
    };
    for (let kill = 1; kill <= KILLS; kill++) {
      await eventually(async () => (await left()) < PEOPLE * 2 * (1 - kill / (KILLS + 1)), DONE_WITHIN_MS);
      await worker.end('SIGKILL');
      worker.start();
    }
    await eventually(async () => (await left()) === 0, DONE_WITHIN_MS);

    expect(await count('notifications')).toBe(PEOPLE * 2);
    expect(await count(`notification_deliveries WHERE channel = 'feed' AND status = 'sent'`)).toBe(PEOPLE * 2);
    expect(await count('notification_mails')).toBe(PEOPLE * 2);
    expect(await count('notification_mails WHERE settled_at IS NULL')).toBe(0);
    // Every delivery is carried by one mail, and every mail is one file, to its person about its task.
    const carried = await source.query<{ mail_id: string; email: string; title: string }[]>(`
      SELECT d.mail_id, u.email, t.title FROM notification_deliveries d JOIN notifications n ON n.id = d.notification_id
      JOIN users u ON u.id = d.user_id JOIN tasks t ON t.id = n.resource_id::int WHERE d.channel = 'mail'`);
    expect(mails().sort()).toEqual(carried.map(({ mail_id }) => `notification-${mail_id}.eml`).sort());
    const wrong = carried.filter(({ mail_id, email, title }) => {
      const text = readFileSync(join(home, 'mail', `notification-${mail_id}.eml`), 'utf8');
      return !text.includes(`To: ${email}`) || !text.includes(title);
    });
    expect(wrong).toEqual([]);
  });
});
