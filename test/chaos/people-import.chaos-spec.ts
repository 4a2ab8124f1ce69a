import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { MULTIPART, aSheet, multipart } from '@test/imports';
import { Role } from '@app/auth';
import { DataSource } from 'typeorm';
import { redisIn } from '../../apps/up/src/redis';
import type { Store } from '../../apps/up/src/store';
import { WorkerProcess } from './worker-process';

// The short form is part of every test run; `npm run bench:import` runs the long one.
const long = process.env.CHAOS === 'long';
const ROWS = long ? 100_000 : 6_000;
const DONE_WITHIN_MS = long ? 300_000 : 90_000;
// 270 MB.
const MOST_MIB = 257;
const URL = '/api/v1/users/import';
const HEADER = ['email', 'name', '역할', '사번', '부서', '태그', 'join_date'];

jest.setTimeout(2 * DONE_WITHIN_MS);

describe('an import of people', () => {
  const api = startApi();
  const home = mkdtempSync(join(tmpdir(), 'import-'));
  let redis: Store;
  let worker: WorkerProcess;
  let peak = 0;

  beforeAll(async () => {
    redis = redisIn(home);
    await redis.start();
  });
  beforeEach(() => {
    peak = 0;
    worker = new WorkerProcess({ DATABASE_URL: process.env.WORKER_DATABASE_URL!, REDIS_URL: redis.url, DATA_DIR: home });
    worker.start();
  });
  afterEach(() => worker.end('SIGKILL'));
  afterAll(async () => {
    await redis.stop(0);
    rmSync(home, { recursive: true, force: true });
  });

  const person = (n: number) => [
    `person-${n}@example.com`,
    `김미나 ${n}`,
    '멘토',
    n,
    `부서 ${n % 50}`,
    `tag ${n % 7};바이올린`,
    '2026-03-01',
  ];
  const rows = Array.from({ length: ROWS }, (_, n) => person(n + 1));
  const files = {
    csv: () => Promise.resolve(Buffer.from([HEADER, ...rows].map((cells) => cells.join(',')).join('\n'))),
    xlsx: () => aSheet([HEADER, ...rows]),
  };
  const right = createHash('md5').update(rows.map(([email, name, , number, department]) => [email, name, number, department].join('|')).sort().join('\n')); // prettier-ignore
  const rightHash = right.digest('hex');

  const count = async (from: string) => Number((await api.rows(`SELECT count(*) AS n FROM ${from}`))[0].n);
  const kill = async (): Promise<void> => {
    peak = Math.max(peak, worker.peak);
    await worker.end('SIGKILL');
  };

  async function run(format: keyof typeof files, kills: boolean): Promise<void> {
    const admin = await api.aSaved(Role.Admin);
    const upload = multipart(await files[format](), { filename: `people.${format}` });
    const began = Date.now();
    const { body } = await api.as(admin).post(`${URL}?create_departments=true`, upload, MULTIPART);
    const state = async () => (await api.as(admin).get(`${URL}/${body.id}`)).body;
    const uploaded = Date.now();
    if (kills) {
      await eventually(async () => (await count('people_import_rows')) > ROWS / 3, DONE_WITHIN_MS);
      await kill();
      expect((await state()).status).toBe('checking');
      worker.start();
    }
    await eventually(async () => (await state()).status !== 'checking', DONE_WITHIN_MS);
    const checked = Date.now();
    expect(await state()).toMatchObject({ status: 'checked', row_count: ROWS, error_count: 0 });

    // Another transaction has inserted the last of the addresses, so the commit waits for it until the worker is killed.
    const other = api.get(DataSource).createQueryRunner();
    if (kills) {
      await other.startTransaction();
      // The transaction stays open, however long the commit takes to reach this address.
      await other.query('SET LOCAL idle_in_transaction_session_timeout = 0');
      await other.query("INSERT INTO users (email, name, role) VALUES ((SELECT max(email) FROM people_import_rows), 'Other', 'mentee')");
    }
    const asked = await Promise.all([1, 2].map(() => api.as(admin).post(`${URL}/${body.id}/commit`)));
    expect(asked.map(({ status }) => status)).toEqual([202, 202]);
    if (kills) {
      const held = "pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%INSERT INTO users%'";
      await eventually(async () => (await count(held)) > 0, DONE_WITHIN_MS);
      await kill();
      await other.rollbackTransaction();
      expect([await count('users'), await count("audit_entries WHERE action = 'user.import'")]).toEqual([1, 0]);
      worker.start();
    }
    await other.release();
    await eventually(async () => (await state()).status !== 'committing', DONE_WITHIN_MS);
    const committed = Date.now();
    peak = Math.max(peak, worker.peak);
    process.stdout.write(
      `${ROWS} rows of ${format}${kills ? ', the worker killed twice' : ''}: upload ${uploaded - began} ms, check ${checked - uploaded} ms, commit ${committed - checked} ms, peak ${peak} MiB\n`,
    );
    expect((await state()).status).toBe('committed');
    const [{ hash }] = await api.rows(
      `SELECT md5(string_agg(concat_ws('|', u.email, u.name, u.employee_number, d.name), E'\\n' ORDER BY u.email COLLATE "C")) AS hash
       FROM users u JOIN departments d ON d.id = u.department_id`,
    );
    expect(hash).toBe(rightHash);
    expect(await count("audit_entries WHERE action = 'user.import'")).toBe(ROWS);
    expect(await count("outbox WHERE name = 'PeopleImported'")).toBe(1);
    if (long) expect(peak).toBeLessThan(MOST_MIB);
  }

  it('creates each person once though the worker is killed during the check and during the commit', () => run('csv', true));

  // The long form measures these runs.
  const measured: [keyof typeof files, boolean][] = long ? [['csv', false], ['xlsx', false], ['xlsx', true]] : []; // prettier-ignore
  measured.forEach(([format, kills]) => it(`of ${format}${kills ? ' with kills' : ''} is measured`, () => run(format, kills)));
});
