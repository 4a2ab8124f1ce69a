import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

jest.setTimeout(120_000);

const program = join(__dirname, '../../dist/apps/cli/src/main.js');

describe('the command line', () => {
  const name = `cli_${process.pid}`;
  const url = process.env.TEST_POSTGRES_URL!.replace(/postgres$/, name);
  const home = mkdtempSync(join(tmpdir(), 'tutti-cli-'));
  const admin = new Client(process.env.TEST_POSTGRES_URL);
  let database: Client;

  beforeAll(() => admin.connect());
  afterEach(async () => {
    await database.end();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  });
  afterAll(async () => {
    await admin.end();
    rmSync(home, { recursive: true });
  });

  /** A database of one's own: empty, or as `migrate run` leaves it, which the stores have had done once for all. */
  async function aDatabase(template: 'template1' | 'tutti_template'): Promise<void> {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    database = new Client(url);
    await database.connect();
  }

  function start(command: string, env: NodeJS.ProcessEnv = {}) {
    const child = spawn(process.execPath, [program, ...command.split(' ')], {
      env: {
        ...process.env,
        NODE_ENV: 'development',
        DATABASE_URL: url,
        WORKER_DATABASE_URL: '',
        MIGRATION_DATABASE_URL: '',
        DATA_DIR: home,
        ...env,
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
    return { child, ended, said: () => output };
  }
  const tutti = (command: string, env?: NodeJS.ProcessEnv) => start(command, env).ended;
  const names = async () => (await database.query<{ name: string }>('SELECT name FROM migrations ORDER BY id')).rows.map((row) => row.name);
  const tables = async () => (await database.query("SELECT FROM pg_tables WHERE schemaname = 'public'")).rowCount;

  it('applies each migration once under concurrent runs', async () => {
    await aDatabase('template1');
    const runs = await Promise.all(Array.from({ length: 5 }, () => tutti('migrate run')));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    expect(runs.filter(({ output }) => output.includes('Nothing is pending.'))).toHaveLength(4);
    expect(new Set(await names()).size).toBe((await names()).length);
  });

  it('migrates up, down and up again, and shows what is applied', async () => {
    await aDatabase('tutti_template');
    const [made, all] = [await tables(), await names()];
    expect((await tutti('migrate show')).output.trim().split('\n')).toEqual(all.map((migration) => `[x] ${migration}`));

    expect(await tutti('migrate revert')).toMatchObject({ code: 0, output: `Reverted ${all.at(-1)}\n` });
    expect((await tutti('migrate show')).output).toContain(`[ ] ${all.at(-1)}`);
    expect(await tutti('migrate check')).toMatchObject({ code: 1, output: `Pending: ${all.at(-1)}\n` });

    expect(await tutti('migrate run')).toMatchObject({ code: 0, output: `Applied ${all.at(-1)}\n` });
    expect(await tables()).toBe(made);
    expect(await tutti('migrate check')).toMatchObject({ code: 0 });
  });

  it('grants the apps access under a role, which it creates if needed', async () => {
    await aDatabase('template1');
    const role = `apps_${process.pid}`;
    const apps = Object.assign(new URL(url), { username: role, password: 'p@ss:word' }).href;
    const env = { DATABASE_URL: apps, MIGRATION_DATABASE_URL: url };
    for (const run of ['the first', 'another']) expect([run, (await tutti('migrate run', env)).code]).toEqual([run, 0]);

    const session = new Client(apps);
    await session.connect();
    expect((await session.query('SELECT FROM users')).rowCount).toBe(0);
    await expect(session.query('DELETE FROM audit_entries')).rejects.toThrow('permission denied');
    await session.end();
    await database.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  });

  it('sets the session defaults of the role behind a pooler, and needs a direct connection itself', async () => {
    await aDatabase('tutti_template');
    const role = `apps_${process.pid}`;
    const apps = Object.assign(new URL(url), { username: role, password: 'p@ss:word' }).href;
    const env = { DATABASE_URL: apps, DATABASE_POOLER: 'transaction' };
    const refused = await tutti('migrate run', env);
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('set MIGRATION_DATABASE_URL to Postgres itself') });

    expect((await tutti('migrate run', { ...env, MIGRATION_DATABASE_URL: url })).code).toBe(0);
    const session = new Client(apps);
    await session.connect();
    expect((await session.query('SHOW statement_timeout')).rows).toEqual([{ statement_timeout: '14s' }]);
    expect((await session.query('SHOW timezone')).rows).toEqual([{ TimeZone: 'UTC' }]);
    await session.end();
    await database.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  });

  it('reports changes of the schema that were made by hand', async () => {
    await aDatabase('tutti_template');
    await database.query('ALTER TABLE companies ADD COLUMN by_hand text');
    const { code, output } = await tutti('migrate check');
    expect(code).toBe(1);
    expect(output).toContain('by_hand');
  });

  it('waits for a concurrent migration, and completes one that was killed', async () => {
    await aDatabase('template1');
    // The table that the first migration makes is held: it is killed while it waits in the middle of its transaction.
    await database.query('BEGIN');
    await database.query('CREATE TABLE companies (id text)');
    const first = start('migrate run');
    const second = start('migrate run');
    while (!`${first.said()}${second.said()}`.includes('waiting')) await sleep(20);
    const holder = first.said().includes('waiting') ? second : first;
    await sleep(200);
    holder.child.kill('SIGKILL');
    await holder.ended;
    await database.query('ROLLBACK');

    const other = holder === first ? second : first;
    expect((await other.ended).code).toBe(0);
    expect(await tutti('migrate check')).toMatchObject({ code: 0 });
  });

  it('creates a platform admin without the password in the process list', async () => {
    await aDatabase('tutti_template');
    const made = start('create-admin --email Root@Tutti.Example');
    made.child.stdin.end('violin-on-the-roof\n');
    expect((await made.ended).code).toBe(0);
    const { rows } = await database.query('SELECT email, role, company_id, is_superuser, password_hash FROM users');
    expect(rows).toEqual([
      {
        email: 'root@tutti.example',
        role: 'admin',
        company_id: null,
        is_superuser: true,
        password_hash: expect.stringMatching(/^\$2[by]\$\d\d\$/),
      },
    ]);
    expect(await tutti('create-admin --email root@tutti.example', { ADMIN_PASSWORD: 'violin-on-the-roof' })).toMatchObject({
      code: 1,
      output: 'root@tutti.example is already taken.\n',
    });
    expect((await tutti('create-admin --email b@tutti.example', { ADMIN_PASSWORD: 'short' })).output).toContain('8 to 72 bytes');
  });

  it('writes demo data into an empty database only, and never in production', async () => {
    await aDatabase('tutti_template');
    const production = { NODE_ENV: 'production', BCRYPT_ROUNDS: '12', SECRET_KEY: randomBytes(32).toString('hex'), MAIL: 'files' };
    expect(await tutti('demo', production)).toMatchObject({ code: 1, output: expect.stringContaining('not written in production') });
    expect(await tutti('demo')).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(join(home, 'demo-accounts.json'), 'utf8'))).toHaveLength(13);
    expect(await tutti('demo')).toMatchObject({ code: 1, output: expect.stringContaining('only into an empty database') });
    expect((await database.query('SELECT FROM tasks')).rowCount).toBeGreaterThan(0);
  });

  it('lists its commands and explains invalid arguments', async () => {
    await aDatabase('template1');
    expect((await tutti('help', { DATABASE_URL: '' })).output).toContain('create-admin');
    expect(await tutti('migrate sideways')).toMatchObject({
      code: 1,
      output: expect.stringContaining('There is no command migrate sideways.'),
    });
    expect((await tutti('migrate show', { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' })).output).not.toContain('    at ');
  });
});
