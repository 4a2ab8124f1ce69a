import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { Role } from '@app/auth';
import { redisIn } from '../../apps/up/src/redis';
import type { Store } from '../../apps/up/src/store';
import { WorkerProcess } from './worker-process';

// The short form is part of every test run.
const long = process.env.CHAOS === 'long';
const ROWS = long ? 10_000 : 300;
const DONE_WITHIN_MS = long ? 900_000 : 90_000;
const URL = '/api/v1/tasks/bulk';

jest.setTimeout(3 * DONE_WITHIN_MS);

describe('a bulk operation', () => {
  const api = startApi();
  const home = mkdtempSync(join(tmpdir(), 'bulk-'));
  let redis: Store;
  let worker: WorkerProcess;

  beforeAll(async () => {
    redis = redisIn(home);
    await redis.start();
    worker = new WorkerProcess({ DATABASE_URL: process.env.WORKER_DATABASE_URL!, REDIS_URL: redis.url, DATA_DIR: home });
    worker.start();
  });
  afterAll(async () => {
    await worker.end('SIGKILL');
    await redis.stop(0);
    rmSync(home, { recursive: true, force: true });
  });

  const count = async (from: string) => Number((await api.rows(`SELECT count(*) AS n FROM ${from}`))[0].n);

  it('does each row once though the worker is killed in the middle, and is undone as a whole', async () => {
    const admin = await api.aSaved(Role.Admin);
    const mentee = await api.aSaved(Role.Mentee);
    const add = (number: number) =>
      api.rows(`INSERT INTO tasks (company_id, assignee_id, reviewer_id, title, due_at, status)
        SELECT 'sinfonia', ${mentee.id}, ${admin.id}, 'Tune ' || n, '2030-01-15T10:00:00Z', 'todo' FROM generate_series(1, ${number}) n`);
    await add(ROWS);
    const began = Date.now();
    const preview = await api.as(admin).post(URL, { dry_run: true, action: 'set_due', filter: {}, values: { shift_days: 7 } });
    expect(preview.body).toMatchObject({ count: ROWS, refused: [] });
    const previewed = Date.now();
    await add(5);
    await api.rows("UPDATE tasks SET title = 'Changed', version = version + 1 WHERE id = (SELECT max(resource_id) FROM bulk_rows)");

    const { body } = await api.as(admin).post(URL, { preview_token: preview.body.preview_token });
    const job = async (id: string) => (await api.as(admin).get(`/api/v1/jobs/${id}`)).body;
    const done = () => count("bulk_rows WHERE status = 'done'");
    await eventually(async () => (await done()) > ROWS / 3, DONE_WITHIN_MS);
    await worker.end('SIGKILL');
    expect(await done()).toBeLessThan(ROWS - 1);
    const { status, progress } = await job(body.id);
    expect([status, progress > 0]).toEqual(['started', true]);
    worker.start();
    await eventually(async () => (await job(body.id)).status === 'finished', DONE_WITHIN_MS);
    const ended = Date.now();
    const { result } = await job(body.id);
    expect(result).toMatchObject({ done: ROWS - 1, changed_since: 1, refused: 0 });
    expect(await count("audit_entries WHERE action = 'task.update'")).toBe(ROWS - 1);
    expect(await count("tasks WHERE due_at = '2030-01-22T10:00:00Z' AND version = 2")).toBe(ROWS - 1);
    expect(await count("tasks WHERE due_at = '2030-01-15T10:00:00Z'")).toBe(6);

    const undo = await api.as(admin).post('/api/v1/bulk-undos', { undo_token: result.undo_token });
    expect(undo.status).toBe(202);
    await eventually(async () => (await job(undo.body.id)).status === 'finished', DONE_WITHIN_MS);
    expect((await job(undo.body.id)).result).toMatchObject({ undone: ROWS - 1, refused: [] });
    expect(await count("tasks WHERE due_at = '2030-01-15T10:00:00Z'")).toBe(ROWS + 5);
    process.stdout.write(
      `${ROWS} rows: preview ${previewed - began} ms, run with a kill ${ended - previewed} ms, undo ${Date.now() - ended} ms, peak ${worker.peak} MiB\n`,
    );
  });
});
