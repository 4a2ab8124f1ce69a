import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { backupsInDatabases } from '@test/backups';
import { BACKUP_LOCK } from '@app/database';
import { keyIn } from '@app/storage';
import { LEFT_OUT } from '../../apps/cli/src/backup/left-out';
import { readManifest } from '../../apps/cli/src/backup/manifest';

jest.setTimeout(120_000);

/** Without a block on the disk. Copying it takes longer than killing the process does. */
const GIB = 2 ** 30;

describe('a backup', () => {
  const { backups, source, whole, aPlace, tutti, killed, backUp, spoiled, keep, inDatabase, rows } = backupsInDatabases();

  it('is readable by its owner only', () => {
    const modes = readdirSync(whole(), { recursive: true, encoding: 'utf8' }).map((path) => statSync(join(whole(), path)));
    expect(new Set(modes.map((entry) => (entry.isDirectory() ? 'd' : '-') + (entry.mode & 0o777).toString(8)))).toEqual(
      new Set(['d700', '-600']),
    );
    expect(statSync(whole()).mode & 0o777).toBe(0o700);
  });

  it('is a snapshot of one moment under concurrent writes', async () => {
    const busy = await aPlace('tutti_template');
    await rows(busy, `INSERT INTO companies (id, name) VALUES ('sinfonia', 'Sinfonia')`);
    let over = false;
    const writing = inDatabase(busy, async (client) => {
      for (let n = 0; !over; n++)
        await client.query(`BEGIN; INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings ${n}');
          INSERT INTO audit_entries (company_id, action, resource, changes) VALUES ('sinfonia', 'department.create', 'department', '{}'); COMMIT`);
    });
    const folder = await backUp(busy);
    over = true;
    await writing;
    const target = await aPlace('template1');
    expect(await tutti(target, ['restore', folder])).toMatchObject({ code: 0 });
    const [{ departments, entries }] = await rows(
      target,
      'SELECT (SELECT count(*)::int FROM departments) AS departments, (SELECT count(*)::int FROM audit_entries) AS entries',
    );
    expect(departments).toBe(entries);
    const [{ all }] = await rows(busy, 'SELECT count(*)::int AS all FROM departments');
    expect([departments > 0, departments < all]).toEqual([true, true]);
  });

  describe('in progress', () => {
    const listed = () => readdirSync(backups).sort();

    it('is removed and reported if the disk is full', async () => {
      const before = listed();
      expect(await tutti(source(), ['backup', backups], {}, 100)).toMatchObject({
        code: 1,
        output: 'The backup failed and was discarded: the disk is full.\n',
      });
      expect(listed()).toEqual(before);
    });

    it('refuses a second backup of the same database', async () => {
      await inDatabase(source(), async (client) => {
        await client.query(`SELECT pg_advisory_lock(${BACKUP_LOCK})`);
        expect(await tutti(source(), ['backup', backups])).toMatchObject({ code: 1, output: expect.stringContaining('another backup') });
      });
    });

    it('skips and names a file that the storage has lost', async () => {
      const id = randomUUID();
      const [{ count }] = await rows(source(), 'SELECT count(*)::int AS count FROM stored_objects');
      await rows(source(), `INSERT INTO stored_objects (id, user_id, size_bytes) SELECT '${id}', min(id), 5 FROM users`);
      const folder = await backUp(source());
      expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).files).toMatchObject({ count, lost: 1 });
      expect(await tutti(source(), ['backup', 'check', folder])).toMatchObject({ code: 0, output: expect.stringContaining('is intact') });
      await rows(source(), `DELETE FROM stored_objects WHERE id = '${id}'`);
    });

    it('removes expired backups and nothing else from the folder', async () => {
      const [old, left, strange] = ['tutti-20200101T000000Z', 'tutti-20200101T000000Z.unfinished', 'tutti-family-photos'];
      for (const name of [old, left, strange]) cpSync(whole(), join(backups, name), { recursive: true });
      const kept = await backUp(source(), { BACKUP_KEEP_DAYS: '0' });
      expect(listed()).toEqual(expect.arrayContaining([old, strange]));
      expect(listed()).not.toContain(left);
      await backUp(source());
      expect(listed()).toEqual(expect.arrayContaining([strange, kept.split('/').at(-1)]));
      expect(listed()).not.toContain(old);
    });

    it('names the settings and programs that it needs', async () => {
      for (const command of [['backup'], ['restore'], ['backup', 'check']])
        expect(await tutti(source(), command)).toMatchObject({ code: 1, output: expect.stringContaining('needs the folder') });
      expect(await tutti(source(), ['backup', '/dev/null/backups'])).toMatchObject({
        code: 1,
        output: expect.not.stringContaining('    at '),
      });
    });
  });

  describe('killed with all tables and a part of a file on disk', () => {
    let folder: string;
    beforeAll(async () => {
      const id = randomUUID();
      const key = keyIn('objects', id);
      const place = await aPlace('tutti_template');
      await rows(place, `INSERT INTO users (id, email, name, role) VALUES (7, 'm@example.com', 'Mina', 'mentee')`);
      await rows(place, `INSERT INTO stored_objects (id, user_id, size_bytes) VALUES ('${id}', 7, ${GIB})`);
      await keep(place, key, Buffer.alloc(0));
      truncateSync(join(place.storage, key), GIB);
      const unfinished = () => readdirSync(backups).find((name) => name.endsWith('.unfinished')) ?? '';
      await killed(place, ['backup', backups], () => Promise.resolve(existsSync(join(backups, unfinished(), 'files', key))));
      folder = join(backups, unfinished());
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it('has no manifest and is not accepted as a backup', async () => {
      expect(readdirSync(folder).sort()).toEqual(['files', 'files.jsonl.gz', 'keys.txt', 'tables']);
      for (const command of [['backup', 'check'], ['restore']])
        expect(await tutti(await aPlace('template1'), [...command, folder])).toMatchObject({
          code: 1,
          output: expect.stringContaining('is an unfinished backup. Nothing was changed.'),
        });
    });

    it('is not accepted either if it was killed before it was renamed', async () => {
      const complete = spoiled(() => undefined, '.unfinished');
      expect(existsSync(join(complete, 'manifest.json'))).toBe(true);
      await expect(readManifest(complete)).rejects.toThrow('is an unfinished backup. Nothing was changed.');
    });

    it('is kept for a day, and the next backup names it', async () => {
      const { code, output } = await tutti(source(), ['backup', backups]);
      expect([code, output]).toEqual([0, expect.stringContaining(`${folder} is in progress, or was interrupted.`)]);
      expect(output).toContain('remove it');
      expect(existsSync(folder)).toBe(true);
    });
  });

  it('excludes only tables that exist', async () => {
    const there = (await rows(source(), "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")).map(({ name }) => name);
    expect(there).toEqual(expect.arrayContaining(Object.keys(LEFT_OUT)));
    const saved = JSON.parse(readFileSync(join(whole(), 'manifest.json'), 'utf8')).tables.map(({ table }: { table: string }) => table);
    expect([...saved, ...Object.keys(LEFT_OUT)].sort()).toEqual(there.sort());
  });
});
