import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useDatabase } from '@test/database';
import { type Pooler, startPgBouncer } from '@test/pgbouncer';
import { Shipped } from '@test/shipped';
import { until } from '@test/starter';
import { env } from '@app/config';
import { Database, options, sql } from '@app/database';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { grantAppRole } from '../../apps/cli/src/app-role';
import { freePort } from '../../apps/up/src/ports';

const CONNECTIONS = 2;
const PEOPLE = 3;
const ROUNDS = 10;
const PASSWORD = 'cello on the roof of 1927';
const DUE = '2030-01-15T10:00:00+00:00';

interface Reply {
  readonly status: number;
  readonly body: any;
}

describe('behind PgBouncer, which lends a connection for one transaction', () => {
  const { source, db } = useDatabase();
  const running: Shipped[] = [];
  let pooler: Pooler;
  afterEach(async () => {
    await Promise.all(running.splice(0).map((app) => app.stop()));
    await pooler.stop();
    await forget();
  });

  async function start(name: 'api' | 'worker', settings: Record<string, string> = { DATABASE_POOLER: 'transaction' }) {
    const port = await freePort();
    const places = {
      DATABASE_URL: pooler.urls[name === 'api' ? 0 : 1]!,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: mkdtempSync(join(tmpdir(), 'tutti-')),
    };
    const app = new Shipped(name, { ...places, ...settings });
    running.push(app);
    const ask = async (method: string, path: string, body?: object, token?: string): Promise<Reply> => {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body: body && JSON.stringify(body) });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
    };
    const isReady = () => ask('GET', '/health/ready').then(({ status }) => status === 200, () => false); // prettier-ignore
    return { app, ask, ready: () => until(isReady) };
  }

  const migrate = () =>
    grantAppRole((statement, values) => source.query(statement, values), {
      apps: env.DATABASE_URL,
      migrations: env.MIGRATION_DATABASE_URL!,
      worker: env.WORKER_DATABASE_URL,
      isPooled: true,
    });
  /** Restores the state before a migration for a pooler. */
  const forget = async () => {
    const [{ name }] = await source.query('SELECT current_database() AS name');
    for (const role of ['tutti_app', 'tutti_worker']) await source.query(`ALTER ROLE ${role} IN DATABASE ${name} RESET ALL`);
  };

  it('refuses a session that starts with its own settings', async () => {
    pooler = await startPgBouncer([env.DATABASE_URL, env.WORKER_DATABASE_URL!], CONNECTIONS);
    const unswitched = new DataSource({ ...options, url: pooler.urls[0], entities: [] } as DataSourceOptions);
    await expect(unswitched.initialize()).rejects.toThrow('unsupported startup parameter: options');
  });

  it('mixes up named statements', async () => {
    pooler = await startPgBouncer([env.DATABASE_URL, env.WORKER_DATABASE_URL!], CONNECTIONS, ['ignore_startup_parameters = options']);
    const unswitched = await new DataSource({ ...options, url: pooler.urls[0], entities: [] } as DataSourceOptions).initialize();
    const unnamed = new Database(unswitched);
    const asked = (n: number) => unnamed.row(sql`SELECT id FROM companies WHERE id = ${n}::text`);
    const outcomes = await Promise.allSettled(Array.from({ length: 200 }, (_, n) => asked(n)));
    await unswitched.destroy();
    const refusals = outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as Error).message : ''));
    expect(refusals).toContainEqual(expect.stringMatching(/prepared statement "s\d+" (already exists|does not exist)/));
  });

  it('refuses to start while the role lacks the settings', async () => {
    pooler = await startPgBouncer([env.DATABASE_URL, env.WORKER_DATABASE_URL!], CONNECTIONS);
    const { app } = await start('api');
    await until(() => app.hasEnded);
    expect(app.said).toMatch(/statement_timeout = 0,.+run `migrate run` with DATABASE_POOLER=transaction/);
  }, 70_000);

  it('serves everybody at once over two connections, and the worker over two', async () => {
    await migrate();
    pooler = await startPgBouncer([env.DATABASE_URL, env.WORKER_DATABASE_URL!], CONNECTIONS);
    const [{ app, ask, ready }, worker] = await Promise.all([start('api'), start('worker')]);
    await ready();

    /** Makes a person who has registered, is confirmed, and runs a company. */
    const register = async (n: number) => {
      const email = `mina-${n}@example.com`;
      expect(await ask('POST', '/api/v1/auth/register', { email, password: PASSWORD, name: `Mina ${n}` })).toMatchObject({ status: 201 });
      await db.rows(sql`UPDATE users SET company_id = 'sinfonia', role = 'admin', email_verified_at = now() WHERE email = ${email}`);
      const { body } = await ask('POST', '/api/v1/auth/login', { email, password: PASSWORD });
      const me = await ask('GET', '/api/v1/auth/me', undefined, body.access_token);
      return { id: me.body.id as number, token: body.access_token as string };
    };
    const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => register(n)));

    /** Does reads and transactions: a task is assigned, begun, commented, changed by two at once, listed and read. */
    const round = async ({ id, token }: (typeof people)[number], n: number): Promise<number[]> => {
      const given = await ask('POST', '/api/v1/tasks', { title: `Scales ${n}`, assignee_id: id, due_at: DUE }, token);
      const url = `/api/v1/tasks/${given.body.id}`;
      const begun = await ask('POST', `${url}/start`, {}, token);
      const others = await Promise.all([
        ask('POST', `${url}/comments`, { body: 'Slower.' }, token),
        ask('PATCH', url, { title: `Slow scales ${n}` }, token),
        ask('POST', `${url}/checklist`, { title: 'C major' }, token),
        ask('GET', '/api/v1/tasks?page_size=5', undefined, token),
        ask('GET', '/api/v1/auth/me', undefined, token),
      ]);
      const seen = await ask('GET', url, undefined, token);
      expect(seen.body).toMatchObject({ title: `Slow scales ${n}`, status: 'in_progress', due_at: DUE });
      return [given, begun, ...others, seen].map(({ status }) => status);
    };
    const statuses = await Promise.all(people.flatMap((person) => Array.from({ length: ROUNDS }, (_, n) => round(person, n))));
    expect(statuses).toEqual(Array(PEOPLE * ROUNDS).fill([201, 200, 201, 200, 201, 200, 200, 200]));

    // The worker has processed the registration of everybody.
    const undone = sql`SELECT FROM outbox WHERE finished_at IS NULL AND next_at < now() + interval '1 minute'`;
    await until(async () => (await db.rows(undone)).length === 0);
    const done = await db.rows(
      sql`SELECT FROM outbox WHERE name = 'UserRegistered:CredentialsListeners.sendVerification' AND status = 'finished'`,
    );
    expect(done).toHaveLength(PEOPLE);

    const sessions = await db.rows<{ role: string; n: number }>(sql`
      SELECT usename::text AS role, count(*)::int AS n FROM pg_stat_activity
      WHERE usename IN ('tutti_app', 'tutti_worker') AND datname = current_database() GROUP BY 1 ORDER BY 1`);
    // The pooler opens a connection when none is free, so one may have been enough for the worker.
    expect(sessions.map(({ role }) => role)).toEqual(['tutti_app', 'tutti_worker']);
    for (const { n } of sessions) expect(n).toBeLessThanOrEqual(CONNECTIONS);
    expect(`${app.said}${worker.app.said}`).not.toMatch(/prepared statement|ERROR|"level":50/);
  }, 120_000);
});
