import { env } from '@app/config';
import { Client } from 'pg';

/** SQLSTATE of a right that is missing. */
const INSUFFICIENT_PRIVILEGE = '42501';
// The worker's role adds to these.
const ADDED_BY_WORKER = ['audit_archived_entries', 'audit_archives', 'audit_seals'];
const APPEND_ONLY = ['audit_archived_entries', 'audit_archives', 'audit_entries', 'audit_seals', 'curriculum_versions', 'quota_entries'];

describe('the database role of the apps', () => {
  const [apps, owner] = [new Client(env.DATABASE_URL), new Client(env.MIGRATION_DATABASE_URL)];
  const outcome = (statement: string): Promise<string> =>
    apps.query(`BEGIN; ${statement}; ROLLBACK`).then(
      () => 'done',
      async ({ code }: { code: string }) => {
        await apps.query('ROLLBACK');
        return code;
      },
    );

  beforeAll(() => Promise.all([apps.connect(), owner.connect()]));
  afterAll(() => Promise.all([apps.end(), owner.end()]));

  it.each(APPEND_ONLY)('may read and add to %s, but not update or delete', async (table) => {
    expect(await outcome(`SELECT FROM ${table}`)).toBe('done');
    for (const statement of [
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      `DROP TABLE ${table}`,
    ])
      expect([statement, await outcome(statement)]).toEqual([statement, INSUFFICIENT_PRIVILEGE]);
    const { rows } = await owner.query<{ rights: string }>(
      `SELECT string_agg(privilege_type, ',' ORDER BY privilege_type) AS rights FROM information_schema.table_privileges
       WHERE grantee = 'tutti_app' AND table_name = $1`,
      [table],
    );
    expect(rows[0]?.rights).toBe(ADDED_BY_WORKER.includes(table) ? 'SELECT' : 'INSERT,SELECT');
  });

  it('has these rights for every append-only table', async () => {
    const { rows } = await owner.query<{ name: string }>(`
      SELECT DISTINCT event_object_table AS name FROM information_schema.triggers WHERE action_statement LIKE '%refuse_change%'`);
    expect(rows.map(({ name }) => name).sort()).toEqual(APPEND_ONLY);
  });

  it.each([
    'CREATE TABLE mine (id int)',
    'SET session_replication_role = replica',
    'DELETE FROM migrations',
    "INSERT INTO migrations (timestamp, name) VALUES (1, 'x')",
    "INSERT INTO audit_unsealed (chain, entry_id, created_at) VALUES ('', 1, now())",
    "UPDATE audit_unsealed SET chain = 'elsewhere'",
    'DELETE FROM audit_unsealed',
    "INSERT INTO audit_seals (number, entries, previous_hash, hash) VALUES (1, 1, '', '')",
    "INSERT INTO audit_archives (partition, part, until_at, entries, chains, first_seal_id, last_seal_id, object_id, size_bytes, sha256) SELECT '', 1, now(), 0, '{}', 1, 1, gen_random_uuid(), 1, ''",
    'INSERT INTO audit_archived_entries VALUES (1, NULL)',
    'SELECT make_partitions()',
    'CREATE ROLE another',
    "COPY users TO PROGRAM 'cat'",
    "SELECT pg_read_file('/etc/passwd')",
  ])('may not: %s', async (statement) => {
    expect(await outcome(statement)).toBe(INSUFFICIENT_PRIVILEGE);
  });

  it('may call the owner’s checking functions, which have a fixed search_path, and no other role may', async () => {
    const { rows } = await owner.query<{ name: string; path: boolean; apps: boolean; everybody: boolean; trigger: boolean }>(`
      SELECT p.proname AS name, coalesce(p.proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false) AS path,
        has_function_privilege('tutti_worker', p.oid, 'EXECUTE') AS apps, p.prorettype = 'trigger'::regtype AS trigger,
        EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) WHERE grantee = 0) AS everybody
      FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef`);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(({ path, apps, everybody, trigger }) => !path || everybody || apps === trigger)).toEqual([]);
  });

  it('owns no object and is no superuser', async () => {
    const { rows } = await owner.query<{ owned: number; rolsuper: boolean }>(`
      SELECT rolsuper, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned FROM pg_roles r WHERE rolname = 'tutti_app'`);
    expect(rows).toEqual([{ rolsuper: false, owned: 0 }]);
  });
});
