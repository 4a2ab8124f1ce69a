import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { env } from '@app/config';
import { options } from '@app/database';

const ROWS = process.env.CHAOS === 'long' ? 1_000_000 : 20_000;
/** The last migration of the schema before the update. */
const STANDING = 1_795_000_053_000;
/** Time after which a request gives up on a statement. */
const PATIENCE_MS = 1_500;
const CLERKS = 4;
const DATABASE = 'migrated_under_load';

const program = join(__dirname, '../../dist/apps/cli/src/main.js');

describe(`migrations of ${ROWS.toLocaleString('en')} tasks, sessions and audit entries, while people work`, () => {
  const url = Object.assign(new URL(env.MIGRATION_DATABASE_URL!), { pathname: DATABASE }).href;
  const ask = async (at: string, ...statements: string[]) => {
    const client = new Client(at);
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const anew = `DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`;

  beforeAll(async () => {
    await ask(env.MIGRATION_DATABASE_URL!, anew, `CREATE DATABASE ${DATABASE}`);
    await migrateToStanding();
    await ask(url, ...filling, 'VACUUM ANALYZE');
  }, 900_000);
  afterAll(() => ask(env.MIGRATION_DATABASE_URL!, anew));

  async function migrateToStanding(): Promise<void> {
    const all = new DataSource({ ...options, url, entities: [] } as DataSourceOptions);
    await all.initialize();
    const standing = all.migrations.map(({ constructor }) => constructor).filter(({ name }) => Number(name.slice(-13)) <= STANDING);
    await all.destroy();
    const source = new DataSource({ ...options, url, entities: [], migrations: standing } as unknown as DataSourceOptions);
    await source.initialize();
    await source.runMigrations();
    await source.destroy();
  }

  const people = 1_000;
  const filling = [
    "INSERT INTO companies (id, name) VALUES ('sinfonia', 'Sinfonia')",
    `INSERT INTO users (company_id, email, name, role) SELECT 'sinfonia', 'u' || n || '@example.com', 'Somebody', 'mentee'
     FROM generate_series(1, ${people}) n`,
    `INSERT INTO tasks (company_id, title, status, assignee_id, due_at) SELECT 'sinfonia', 'Read chapter ' || n, 'todo', 1 + n % ${people}, now()
     FROM generate_series(1, ${ROWS}) n`,
    `INSERT INTO sessions (user_id, address, expires_at, last_used_at) SELECT 1 + n % ${people}, '203.0.113.7', now(), now()
     FROM generate_series(1, ${ROWS}) n`,
    `INSERT INTO audit_entries (company_id, actor_id, action, resource, resource_id, changes)
     SELECT 'sinfonia', 1 + n % ${people}, 'task.update', 'task', n, '{"status":["todo","done"]}' FROM generate_series(1, ${ROWS}) n`,
    // A worker seals within seconds of a commit.
    `INSERT INTO audit_seals (company_id, number, entries, last_xid, last_id, previous_hash, hash)
     SELECT 'sinfonia', 1, count(*), max(xid), max(id), repeat('0', 64), repeat('0', 64) FROM audit_entries`,
  ];

  /** Runs statements as requests do, with columns that every version has. */
  const asked = (n: number): [string, unknown[]][] => [
    ['SELECT id, title FROM tasks WHERE assignee_id = $1 ORDER BY due_at LIMIT 20', [1 + (n % people)]],
    ['UPDATE tasks SET title = $2 WHERE id = $1', [1 + ((n * 7_919) % ROWS), `Read it again, ${n}`]],
    ['SELECT s.id, u.role FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1', [1 + ((n * 104_729) % ROWS)]],
    ['UPDATE sessions SET last_used_at = now() WHERE id = $1', [1 + ((n * 1_299_709) % ROWS)]],
    [
      `INSERT INTO audit_entries (company_id, actor_id, action, resource, resource_id, changes) VALUES ('sinfonia', 1, 'task.update', 'task', $1, '{}')`,
      [n],
    ],
  ];

  it('let no statement of a running request fail', async () => {
    const pool = new Pool({ connectionString: url, max: CLERKS, statement_timeout: PATIENCE_MS });
    let isOver = false;
    const failures: unknown[] = [];
    const times: number[] = [];
    const clerk = async (_: unknown, first: number) => {
      for (let n = first; !isOver; n += CLERKS)
        for (const [statement, values] of asked(n)) {
          const began = performance.now();
          await pool.query(statement, values).catch((error: Error) => failures.push([error.message, statement]));
          times.push(performance.now() - began);
        }
    };
    const clerks = Promise.all(Array.from({ length: CLERKS }, clerk));
    const began = performance.now();
    const child = spawn(process.execPath, [program, 'migrate', 'run'], {
      env: { ...process.env, DATABASE_URL: url, MIGRATION_DATABASE_URL: url },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    child.stdout.on('data', (text: Buffer) => said.push(String(text)));
    const [status] = (await once(child, 'exit')) as [number];
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    isOver = true;
    await clerks;
    await pool.end();
    times.sort((a, b) => a - b);
    process.stdout.write(
      `${ROWS} rows a table, migrated in ${seconds} s beside ${times.length} statements: at most ${times.at(-1)!.toFixed(0)} ms, p99 ${times[Math.floor(times.length * 0.99)]!.toFixed(0)} ms\n`,
    );
    expect({ status, failures }).toEqual({ status: 0, failures: [] });
    expect(said.join('')).toContain('Applied');
  }, 900_000);
});
