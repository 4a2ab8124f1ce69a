import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { keyIn } from '@app/storage';
import { Client } from 'pg';
import { LEFT_OUT } from '../../apps/cli/src/backup/left-out';
import { runCli, startCli } from './command-line';
import { eventually } from './eventually';

/** A database and a storage of their own. */
export interface Place {
  readonly url: string;
  readonly storage: string;
}

const SECRET_KEY = randomBytes(32).toString('hex');

/** Databases to make backups of, and a backup of the demo data with two files: `whole()`. */
export function backupsInDatabases() {
  const home = mkdtempSync(join(tmpdir(), 'tutti-backup-'));
  const backups = join(home, 'backups');
  const role = `owner_${process.pid}`;
  const admin = new Client(process.env.TEST_POSTGRES_URL);
  const names: string[] = [];
  let made = 0;
  let source: Place;
  let whole: string;

  /** A database and a storage of their own. */
  async function aPlace(template: 'template1' | 'tutti_template', owner = 'tutti'): Promise<Place> {
    const name = `backup_${process.pid}_${++made}`;
    names.push(name);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner}`);
    const url = new URL(process.env.TEST_POSTGRES_URL!.replace(/postgres$/, name));
    if (owner === role) Object.assign(url, { username: role, password: 'secret' });
    return { url: url.href, storage: join(home, name) };
  }

  const settings = ({ url, storage }: Place) => ({ DATABASE_URL: url, STORAGE_DIR: storage, DATA_DIR: home, SECRET_KEY });
  const tutti = (place: Place, args: string[], env: NodeJS.ProcessEnv = {}, limit_kib?: number) =>
    runCli(args, { ...settings(place), ...env }, limit_kib);
  /** The statements that the command's sessions were given last. Reading them does not connect to its database. */
  const asked = async () =>
    (await admin.query("SELECT query FROM pg_stat_activity WHERE application_name = 'killed'")).rows.map(({ query }) => query as string);
  /** Runs a command and kills it as soon as something is true. Waits until Postgres has noticed. */
  async function killed(place: Place, args: string[], once_true: (asked: string[]) => Promise<boolean>): Promise<void> {
    const { child, outcome } = startCli(args, { ...settings(place), PGAPPNAME: 'killed' });
    await eventually(async () => once_true(await asked()), 20_000);
    child.kill('SIGKILL');
    expect(await outcome).toMatchObject({ code: -1 });
    await eventually(async () => (await asked()).length === 0);
  }
  const newest = () => join(backups, readdirSync(backups).sort().at(-1)!);

  /** Each backup has the name of its second. */
  async function backUp(place: Place, env: NodeJS.ProcessEnv = {}): Promise<string> {
    const before = existsSync(backups) ? newest() : '';
    while (before.endsWith(new Date().toISOString().replace(/[-:]|\.\d+/g, ''))) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await tutti(place, ['backup', backups], env)).toMatchObject({ code: 0 });
    return newest();
  }

  /** Copies a good backup and changes the copy by `spoil`. */
  function spoiled(spoil: (folder: string) => void, ending = ''): string {
    const folder = join(home, `spoiled-${++made}${ending}`);
    cpSync(whole, folder, { recursive: true });
    spoil(folder);
    return folder;
  }

  async function inDatabase<T>({ url }: Place, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client(url);
    await client.connect();
    return work(client).finally(() => client.end());
  }

  const rows = (place: Place, statement: string) => inDatabase(place, async (client) => (await client.query(statement)).rows);

  /** Every row of every table, and whatever watches over them. */
  const contents = (place: Place) =>
    inDatabase(place, async (client) => {
      const { rows: tables } = await client.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
      const sums: Record<string, unknown> = {};
      for (const { name } of tables.filter(({ name }) => !(name in LEFT_OUT)))
        sums[name] = (
          await client.query(`SELECT count(*)::int AS n, md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM "${name}" t`)
        ).rows[0];
      const { rows: constraints } = await client.query(
        `SELECT conrelid::regclass::text AS table, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint
         WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
      );
      const { rows: triggers } = await client.query(
        'SELECT tgrelid::regclass::text AS table, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2',
      );
      const { rows: partitions } = await client.query(
        `SELECT inhparent::regclass::text AS parent, inhrelid::regclass::text AS name, pg_get_expr(c.relpartbound, c.oid) AS bounds
         FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE c.relkind = 'r' ORDER BY 1, 2`,
      );
      return { sums, constraints, triggers, partitions };
    });

  async function keep(place: Place, key: string, bytes: Buffer): Promise<void> {
    mkdirSync(dirname(join(place.storage, key)), { recursive: true });
    writeFileSync(join(place.storage, key), bytes);
  }

  beforeAll(async () => {
    await admin.connect();
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
    source = await aPlace('tutti_template');
    expect(await tutti(source, ['demo'])).toMatchObject({ code: 0 });
    for (const [id, size] of [
      [randomUUID(), 5],
      [randomUUID(), 300_000],
    ] as const) {
      await keep(source, keyIn('objects', id), randomBytes(size));
      await rows(source, `INSERT INTO stored_objects (id, user_id, size_bytes) SELECT '${id}', min(id), ${size} FROM users`);
    }
    // These texts are the hard ones for COPY: characters that it escapes, and its word for null.
    await rows(source, `UPDATE users SET position = E'tab\\there\\nline \\\\N \\\\. 달빛' WHERE email LIKE 'mina@%'`);
    await rows(source, `INSERT INTO sessions (user_id, expires_at, last_used_at) SELECT id, now() + interval '1 day', now() FROM users`);
    // A log that began long ago, with a partition for that month where it has partitions.
    await rows(
      source,
      `INSERT INTO audit_entries (action, resource, changes, created_at) VALUES ('user.create', 'user', '{}', '2020-02-03')`,
    );
    await rows(source, `DO $$ BEGIN IF to_regprocedure('make_partitions()') IS NOT NULL THEN PERFORM make_partitions(); END IF; END $$`);
    whole = await backUp(source);
  });
  afterAll(async () => {
    for (const name of names) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`DROP ROLE ${role}`);
    await admin.end();
    rmSync(home, { recursive: true });
  });

  return {
    home,
    backups,
    role,
    secret: SECRET_KEY,
    source: () => source,
    whole: () => whole,
    aPlace,
    tutti,
    killed,
    backUp,
    spoiled,
    keep,
    inDatabase,
    rows,
    contents,
  };
}

export const tables = (folder: string) => join(folder, 'tables/users.copy.gz');
export const aFile = (folder: string) => {
  const files = readdirSync(join(folder, 'files'), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, 'files', path));
  return files.find((path) => statSync(path).isFile())!;
};
export const flip = (path: string) => {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(path, bytes);
};
export const edit = (folder: string, change: (manifest: any) => void) => {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  change(manifest);
  writeFileSync(path, JSON.stringify(manifest));
};
