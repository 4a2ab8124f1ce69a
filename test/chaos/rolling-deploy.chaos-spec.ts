import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { Role } from '@app/auth';
import { WorkerProcess } from './worker-process';

// The short form is part of every test run; `npm run test:chaos` runs the long one.
const long = process.env.CHAOS === 'long';
const BEFORE = long ? 10 : 3;
const DURING = long ? 60 : 8;
const NEWER = join(__dirname, 'newer-worker.cjs');

jest.setTimeout(long ? 480_000 : 240_000);

/** Replaces two workers by two of a later version and runs a migration, while people work and both versions write. */
describe('a rolling deploy', () => {
  const api = startApi();
  const workers: WorkerProcess[] = [];
  const start = (main?: string) => {
    const { WORKER_DATABASE_URL: DATABASE_URL = '', REDIS_URL = '', DATA_DIR = '' } = process.env;
    const worker = new WorkerProcess({ DATABASE_URL, REDIS_URL, DATA_DIR, PUBLIC_URL: 'https://tutti.example' }, main);
    workers.push(worker);
    worker.start();
    return worker;
  };
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await api.rows("DELETE FROM event_subscriptions WHERE name LIKE '%:Doings.%'");
    await api.rows("DELETE FROM scheduled_tasks WHERE name = 'rehearse'");
  });

  const count = async (where: string) => Number((await api.rows(`SELECT count(*) AS n FROM outbox WHERE ${where}`))[0]!.n);
  const subscribed = async () => (await api.rows("SELECT FROM event_subscriptions WHERE name = 'TaskAssigned:Doings.listen'")).length > 0;

  /** Makes requests as people would, and writes rows as an api of the later version would. */
  async function load(ends: () => boolean) {
    const [admin, mentor, mentee] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
    await api.pair(mentor, mentee);
    const answers: Answer[] = [];
    let later = 0;
    while (!ends()) {
      const task = { title: `Task ${later}`, due_at: '2030-01-15T10:00:00Z', assignee_id: mentee.id };
      const asked = [
        api.as(mentor).post('/api/v1/tasks', task),
        api.as(admin).get('/api/v1/users'),
        api.as(admin).get(`/api/v1/users/${mentee.id}`),
        api.as(mentee).get('/api/v1/tasks?ordering=-due_at'),
      ];
      await api.rows(`INSERT INTO outbox (queue, name, payload, next_at) VALUES
        ('events', 'ChoirFormed', '{"occurred_at": "2030-01-01T00:00:00+00:00"}', now()), ('default', 'tune_choir', '{}', now())`);
      later++;
      answers.push(...(await Promise.all(asked)));
      await sleep(20);
    }
    return { answers, later };
  }

  async function whileLoaded(work: () => Promise<void>) {
    let isOver = false;
    const loading = load(() => isOver);
    await work().finally(() => (isOver = true));
    return loading;
  }

  it('loses no event, and fails no job and no request', async () => {
    const old = [start(), start()];
    let since = '';
    const { answers, later } = await whileLoaded(async () => {
      await sleep(BEFORE * 1_000);
      await eventually(async () => (await count("name = 'ChoirFormed' AND finished_at IS NULL")) > 10, 30_000);
      expect(await count("name IN ('ChoirFormed', 'tune_choir') AND (attempts > 0 OR finished_at IS NOT NULL)")).toBe(0);
      const newer = start(NEWER);
      await eventually(subscribed, 60_000).catch((error: unknown) => {
        throw new Error(`The newer worker says: ${newer.said}`, { cause: error });
      });
      since = (await api.rows('SELECT now()::text AS now'))[0]!.now;
      await api.rows('ALTER TABLE tasks ADD COLUMN hall text');
      await sleep(DURING * 1_000);
      expect(await old[0]!.end('SIGTERM')).toBe(0);
      start(NEWER);
      await sleep(DURING * 500);
      expect(await old[1]!.end('SIGTERM')).toBe(0);
      await api.rows('ALTER TABLE tasks DROP COLUMN hall');
    });
    await eventually(
      async () => (await count("finished_at IS NULL AND next_at < now() + interval '1 hour' AND name <> 'seal_audit_log'")) === 0,
      60_000,
    );

    expect(answers.filter(({ status }) => status >= 300).map(({ status, body }) => [status, body])).toEqual([]);
    expect(await api.rows("SELECT name, error FROM outbox WHERE status = 'failed'")).toEqual([]);
    for (const name of ['ChoirFormed', 'ChoirFormed:Doings.sing', 'tune_choir'])
      expect([name, await count(`name = '${name}' AND status = 'finished' AND attempts <= 1`)]).toEqual([name, later]);
    const assigned = await count(`name = 'TaskAssigned' AND created_at > '${since}'`);
    expect(assigned).toBeGreaterThan(10);
    expect(await count("name = 'TaskAssigned:Doings.listen' AND status = 'finished'")).toBeGreaterThanOrEqual(assigned);
    expect(await count("name = 'rehearse' AND status = 'finished'")).toBeGreaterThan(0);
  });
});
