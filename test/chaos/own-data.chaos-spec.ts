import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { ownDataOf, unzipped } from '@test/own-data';
import { Role } from '@app/auth';
import type { LocalStorage } from '@app/storage';
import { redisIn } from '../../apps/up/src/redis';
import type { Store } from '../../apps/up/src/store';
import { WorkerProcess } from './worker-process';

const ENTRIES = 10_000;
const DONE_WITHIN_MS = 60_000;

jest.setTimeout(2 * DONE_WITHIN_MS);

describe('the export of one’s own data by a worker that is killed midway', () => {
  const api = startApi();
  const { storage, ask, download } = ownDataOf(api);
  const home = mkdtempSync(join(tmpdir(), 'own-data-'));
  const folders = join(home, 'tmp');
  let redis: Store;
  let worker: WorkerProcess;

  beforeAll(async () => {
    mkdirSync(folders);
    redis = redisIn(home);
    await redis.start();
  });
  beforeEach(() => {
    const STORAGE_DIR = (storage() as LocalStorage).directory;
    const urls = { DATABASE_URL: process.env.WORKER_DATABASE_URL!, REDIS_URL: redis.url };
    worker = new WorkerProcess({ ...urls, STORAGE_DIR, DATA_DIR: home, TMPDIR: folders });
    worker.start();
  });
  afterEach(() => worker.end('SIGKILL'));
  afterAll(async () => {
    await redis.stop(0);
    rmSync(home, { recursive: true, force: true });
  });

  /** Tells whether rows are being written at this moment. */
  const isWriting = () =>
    readdirSync(folders).some((name) => (statSync(join(folders, name, 'audit_entries.json'), { throwIfNoEntry: false })?.size ?? 0) > 0);
  const filesIn = (folder: string) =>
    existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : [];

  it('finishes once, with one complete file and no leftovers', async () => {
    const mina = await api.aSaved(Role.Mentor);
    await api.rows(`INSERT INTO audit_entries (company_id, actor_id, action, resource, changes)
      SELECT 'sinfonia', ${mina.id}, 'violin.tune', 'violin', '{}' FROM generate_series(1, ${ENTRIES})`);
    const { body } = await ask(mina);
    await eventually(() => Promise.resolve(isWriting()), DONE_WITHIN_MS);
    await worker.end('SIGKILL');
    expect((await download(mina)).statusCode).toBe(404);

    worker.start();
    const job = async () => (await api.as(mina).get(`/api/v1/jobs/${body.id}`)).body;
    await eventually(async () => (await job()).status === 'finished', DONE_WITHIN_MS);
    expect(await api.rows(`SELECT attempts, error FROM outbox WHERE id = ${body.id}`)).toEqual([{ attempts: 2, error: null }]);
    expect(filesIn(join((storage() as LocalStorage).directory, 'exports'))).toHaveLength(1);
    expect(readdirSync(folders)).toEqual([]);

    const packed = await unzipped((await download(mina)).rawPayload);
    const entries = JSON.parse(String(packed.get('data/audit_entries.json'))) as { action: string }[];
    expect(entries.filter(({ action }) => action === 'violin.tune')).toHaveLength(ENTRIES);
    expect((await download(mina)).statusCode).toBe(404);
  });
});
