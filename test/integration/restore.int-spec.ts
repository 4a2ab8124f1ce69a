import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Place, aFile, backupsInDatabases, edit, flip, tables } from '@test/backups';
import { eventually } from '@test/eventually';
import { readManifest } from '../../apps/cli/src/backup/manifest';
import { verifyBackup } from '../../apps/cli/src/backup/verification';

jest.setTimeout(120_000);

const WORKER = join(__dirname, '../../dist/apps/worker/src/main.js');

describe('a restored backup', () => {
  const { home, role, secret, source, whole, aPlace, tutti, killed, backUp, spoiled, keep, rows, contents } = backupsInDatabases();

  it('has equal rows, constraints, triggers and files under an owner without superuser rights', async () => {
    const target = await aPlace('template1', role);
    const [stored] = await rows(source(), 'SELECT count(*) AS files, sum(size_bytes) AS bytes FROM stored_objects');
    expect(await tutti(target, ['restore', whole()])).toMatchObject({
      code: 0,
      output: expect.stringContaining(`${stored.files} files with ${stored.bytes} bytes`),
    });
    expect(await contents(target)).toEqual(await contents(source()));
    expect(await tutti(target, ['migrate', 'check'])).toMatchObject({ code: 0 });
    const [{ highest, next }] = await rows(target, `SELECT max(id) AS highest, nextval('users_id_seq')::int AS next FROM users`);
    expect(next).toBeGreaterThan(highest + 1_000);
    expect(await rows(target, 'SELECT FROM sessions')).toEqual([]);

    const { stdout } = spawnSync('diff', ['-r', join(source().storage, 'objects'), join(target.storage, 'objects')], { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(await tutti(target, ['restore', whole()])).toMatchObject({
      code: 1,
      output: expect.stringContaining('The database is not empty.'),
    });
  });

  it('of an older version is migrated', async () => {
    const old = await aPlace('tutti_template');
    expect(await tutti(old, ['migrate', 'revert'])).toMatchObject({ code: 0 });
    await rows(old, `INSERT INTO companies (id, name) VALUES ('sinfonia', 'Sinfonia')`);
    const target = await aPlace('template1');
    expect(await tutti(target, ['restore', await backUp(old)])).toMatchObject({ code: 0 });
    expect(await tutti(target, ['migrate', 'check'])).toMatchObject({ code: 0 });
    expect(await rows(target, 'SELECT id FROM companies')).toEqual([{ id: 'sinfonia' }]);
  });

  it('includes the archives of the audit log', async () => {
    const place = await aPlace('tutti_template');
    const id = randomUUID();
    await keep(place, `archives/${id.slice(0, 2)}/${id}`, Buffer.from('entries'));
    await rows(
      place,
      `INSERT INTO audit_archives (partition, part, until_at, entries, chains, first_seal_id, last_seal_id, object_id, size_bytes, sha256)
       VALUES ('audit_entries_2020_02', 1, '2020-03-01', 1, '[]', 1, 1, '${id}', 7, '')`,
    );
    const target = await aPlace('template1');
    expect(await tutti(target, ['restore', await backUp(place)])).toMatchObject({
      code: 0,
      output: expect.stringContaining('1 files with 7 bytes'),
    });
    expect(readFileSync(join(target.storage, `archives/${id.slice(0, 2)}/${id}`), 'utf8')).toBe('entries');
  });

  describe('is refused before any change if', () => {
    let target: Place;
    beforeAll(async () => (target = await aPlace('template1')));

    it.each<[string, (folder: string) => void, string]>([
      ['it was not finished', (folder) => rmSync(join(folder, 'manifest.json')), 'has no manifest.json'],
      ['a byte of a table is another', (folder) => flip(tables(folder)), 'users.copy.gz has different content than when it was written'],
      ['a table is shorter', (folder) => truncateSync(tables(folder), 20), 'has 20 bytes instead of'],
      ['a byte of a file is another', (folder) => flip(aFile(folder)), 'has different content than when it was written'],
      ['a file is missing', (folder) => rmSync(aFile(folder)), 'cannot be read (ENOENT)'],
      [
        'its list of files is damaged',
        (folder) => flip(join(folder, 'files.jsonl.gz')),
        'files.jsonl.gz has different content than when it was written',
      ],
      ['its manifest is no JSON', (folder) => writeFileSync(join(folder, 'manifest.json'), '{'), 'does not belong to a backup'],
      ['its format is a later one', (folder) => edit(folder, (it) => (it.format_version = 2)), 'made by a newer version'],
      [
        'a bound of a partition would be evaluated',
        (folder) => edit(folder, (it) => (it.partitions[0].bounds = "FOR VALUES FROM (lower('2020-01-01')) TO ('2020-02-01')")),
        'is damaged',
      ],
      ['a path leads out of it', (folder) => edit(folder, (it) => (it.tables[0].path = '../../etc/passwd')), 'is damaged'],
    ])('%s', async (_, spoil, sentence) => {
      const folder = spoiled(spoil);
      const looking = readManifest(folder).then((manifest) => verifyBackup(folder, manifest));
      await expect(looking).rejects.toThrow(sentence);
      await expect(looking).rejects.toThrow('Nothing was changed.');
    });

    it.each<[string, (folder: string) => void, string]>([
      ['it knows a later migration', (folder) => edit(folder, (it) => it.migrations.push('Later1899000000000')), 'Later1899000000000'],
      ['it is damaged', (folder) => flip(tables(folder)), 'users.copy.gz has different content than when it was written'],
    ])('%s, and the command explains it', async (_, spoil, sentence) => {
      const { code, output } = await tutti(target, ['restore', spoiled(spoil)]);
      expect([code, output]).toEqual([1, expect.stringContaining(sentence)]);
      expect(output).toContain('Nothing was changed.');
      expect(output).not.toContain('    at ');
      expect(await rows(target, "SELECT FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
    });

    it('the SECRET_KEY differs, unless the previous one is given', async () => {
      const env = { SECRET_KEY: randomBytes(32).toString('hex') };
      expect(await tutti(target, ['restore', whole()], env)).toMatchObject({
        code: 1,
        output: expect.stringContaining('another SECRET_KEY'),
      });
      const rotated = { ...env, PREVIOUS_SECRET_KEY: secret };
      expect(await tutti(target, ['restore', spoiled((folder) => flip(tables(folder)))], rotated)).toMatchObject({
        output: expect.stringContaining('is damaged'),
      });
    });

    it('somebody is connected to the database', async () => {
      const connected = rows(target, 'SELECT pg_sleep(60)').catch((error: Error) => error.message);
      const those = "FROM pg_stat_activity WHERE datname = current_database() AND query = 'SELECT pg_sleep(60)'";
      await eventually(async () => (await rows(target, `SELECT pid ${those}`)).length === 1);
      const refused = { code: 1, output: expect.stringContaining('stop the api and the worker first') };
      expect(await tutti(target, ['restore', whole()])).toMatchObject(refused);
      await rows(target, `SELECT pg_terminate_backend(pid) ${those}`);
      expect(await connected).toContain('terminating connection');
    });

    it('the key is lost, but not with --without-key', async () => {
      const env = { SECRET_KEY: randomBytes(32).toString('hex') };
      expect(await tutti(target, ['restore', whole(), '--without-key'], env)).toMatchObject({ code: 0 });
    });
  });

  it('that was interrupted refuses migrations and apps', async () => {
    const target = await aPlace('template1');
    const env = { STORAGE_DIR: '/dev/null/nowhere' };
    expect(await tutti(target, ['restore', whole()], env)).toMatchObject({
      code: 1,
      output: expect.stringContaining('Empty the database before you try again.'),
    });
    const sentence = 'A restore into this database has not finished.';
    for (const command of [['migrate', 'run'], ['demo'], ['prepare']])
      expect(await tutti(target, command)).toMatchObject({ code: 1, output: expect.stringContaining(sentence) });
    const worker = spawnSync(process.execPath, [WORKER], {
      env: { ...process.env, DATABASE_URL: target.url, DATA_DIR: home, SECRET_KEY: secret, NODE_ENV: 'development' },
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect([worker.status, worker.stdout + worker.stderr]).toEqual([1, expect.stringContaining(sentence)]);
    expect(await tutti(target, ['restore', whole()])).toMatchObject({ code: 1, output: expect.stringContaining('was interrupted') });
  });

  it('that was killed refuses them, too, and tells the next attempt', async () => {
    const target = await aPlace('template1');
    const isMigrating = (asked: string[]) => asked.some((statement) => /^\s*(?:CREATE|ALTER) (?!TABLE unfinished_restore)/.test(statement));
    await killed(target, ['restore', whole()], (asked) => Promise.resolve(isMigrating(asked)));
    expect(await tutti(target, ['prepare'])).toMatchObject({ code: 1, output: expect.stringContaining('has not finished.') });
    const { code, output } = await tutti(target, ['restore', whole()]);
    expect([code, output]).toEqual([1, expect.stringContaining('A restore into this database was interrupted.')]);
    expect(output).toContain('Nothing was changed.');
  });
});
