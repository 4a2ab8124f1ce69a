import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCli } from '@test/command-line';
import { measured } from '@test/peaks';
import { keyIn } from '@app/storage';
import { Client } from 'pg';

// `CHAOS=long` measures the figures of docs/reliability.md.
const long = process.env.CHAOS === 'long';
const ROWS = long ? 1_000_000 : 20_000;
const FILES = long ? 20 : 3;
const FILE_BYTES = 50 * 1_048_576;
/** Node with the modules of the command takes about 150 MiB by itself. */
const MOST_MIB = 256;

jest.setTimeout(900_000);

describe('a backup and its restore', () => {
  const home = mkdtempSync(join(tmpdir(), 'tutti-backup-'));
  const admin = new Client(process.env.TEST_POSTGRES_URL);
  const names = ['from', 'to'].map((name) => `backup_${name}_${process.pid}`) as [string, string];
  const urlOf = (name: string) => process.env.TEST_POSTGRES_URL!.replace(/postgres$/, name);
  const SECRET_KEY = randomBytes(32).toString('hex');

  beforeAll(async () => {
    await admin.connect();
    await admin.query(`CREATE DATABASE ${names[0]} TEMPLATE tutti_template`);
    await admin.query(`CREATE DATABASE ${names[1]} TEMPLATE template1`);
    const client = new Client(urlOf(names[0]));
    await client.connect();
    await client.query("INSERT INTO companies (id, name) VALUES ('sinfonia', 'Sinfonia')");
    await client.query("INSERT INTO users (company_id, email, name, role) VALUES ('sinfonia', 'mina@example.com', 'Mina', 'mentee')");
    await client.query(`
      INSERT INTO audit_entries (company_id, action, resource, resource_id, changes, request_id, address)
      SELECT 'sinfonia', 'task.create', 'task', n, jsonb_build_object('status', jsonb_build_array(NULL, 'todo'), 'title', jsonb_build_array('***', md5(n::text))),
        gen_random_uuid(), '192.0.2.1' FROM generate_series(1, ${ROWS}) n`);
    for (let n = 0; n < FILES; n++) {
      const path = join(home, names[0], keyIn('objects', await anObject(client)));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, randomBytes(FILE_BYTES));
    }
    await client.end();
  });
  afterAll(async () => {
    for (const name of names) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
    rmSync(home, { recursive: true });
  });

  async function anObject(client: Client): Promise<string> {
    const id = randomUUID();
    await client.query('INSERT INTO stored_objects (id, user_id, size_bytes) SELECT $1, min(id), $2 FROM users', [id, FILE_BYTES]);
    return id;
  }

  const run = (name: string, ...args: string[]) =>
    measured(() => runCli(args, { DATABASE_URL: urlOf(name), STORAGE_DIR: join(home, name), DATA_DIR: home, SECRET_KEY }));

  it(`has ${ROWS} entries of the audit log and ${FILES} files of 50 MiB in little memory`, async () => {
    const backups = join(home, 'backups');
    const saved = await run(names[0], 'backup', backups);
    expect(saved.result).toMatchObject({ code: 0 });
    const restored = await run(names[1], 'restore', join(backups, readdirSync(backups)[0]!));
    expect(restored.result).toMatchObject({ code: 0 });
    if (long)
      process.stdout.write(`${JSON.stringify({ ROWS, FILES, backup: { ...saved, result: 0 }, restore: { ...restored, result: 0 } })}\n`);
    expect(Math.max(saved.mib, restored.mib)).toBeLessThanOrEqual(MOST_MIB);
  });
});
