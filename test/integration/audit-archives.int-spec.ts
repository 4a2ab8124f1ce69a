import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { KEEP, archivedLog } from '@test/archived-log';
import { withoutTriggers } from '@test/database';
import { env } from '@app/config';
import { keyIn } from '@app/storage';
import { Client } from 'pg';
import { type ChainEntry, hashOfEntry } from '../../libs/platform/audit/src/chain';

const sum = (counts: number[]) => counts.reduce((a, b) => a + b);

describe('audit entries older than the retention', () => {
  const { source, seals, archives, storage, written, sealed, parted, monthOf, left } = archivedLog();
  const apps = new Client(env.WORKER_DATABASE_URL);
  beforeAll(() => apps.connect());
  afterAll(() => apps.end());

  const partitions = async (): Promise<string[]> =>
    (await source.query(`SELECT name FROM partitions_of('audit_entries') ORDER BY name`)).map(({ name }: { name: string }) => name);
  const refusal = async (statement: string) =>
    (await apps.query(statement).then(
      () => undefined,
      (error: Error) => error.message,
    )) ?? 'none';

  it('are in the partition of their month, also if none was created in advance', async () => {
    await written(2, 40);
    await written(1, 0);
    await parted();
    expect(await source.query(`SELECT tableoid::regclass::text AS it, count(*) AS n FROM audit_entries GROUP BY 1 ORDER BY 2`)).toEqual([
      { it: `partitions.${await monthOf(0)}`, n: 1 },
      { it: `partitions.${await monthOf(40)}`, n: 2 },
    ]);
    for (const ahead of [-1, -2, -3]) expect(await partitions()).toContain(await monthOf(ahead));
  });

  it('are archived to a file, leaving their hashes, and the chain verifies', async () => {
    await sealed(3, 40);
    await sealed(2, 40, null);
    await sealed(4, 38);
    await sealed(5, 1);
    await parted();
    const before = (await seals.verify('sinfonia')).head;

    expect(await archives.archive(KEEP)).toBe(9);
    expect(await left()).toBe(5);
    expect(await partitions()).not.toContain(await monthOf(40));
    expect(await seals.verify('sinfonia')).toMatchObject({ seals: 3, sealed: 12, archived: 7, unsealed: 0, broken: null, head: before });
    expect(await seals.verify(null)).toMatchObject({ seals: 1, sealed: 2, archived: 2, unsealed: 2, broken: null });

    const noted = await source.query('SELECT * FROM audit_archives ORDER BY until_at');
    expect(noted).toMatchObject([
      { partition: await monthOf(40), part: 1, entries: 5, chains: { sinfonia: 3, '': 2 } },
      { partition: await monthOf(38), part: 1, entries: 4, chains: { sinfonia: 4 } },
    ]);
    const file = await buffer(await storage.read(keyIn('archives', noted[0].object_id)));
    expect(createHash('sha256').update(file).digest('hex')).toBe(noted[0].sha256);
    const lines: ChainEntry[] = gunzipSync(file).toString().trimEnd().split('\n').map((line) => JSON.parse(line)); // prettier-ignore
    const [seal] = await source.query("SELECT * FROM audit_seals WHERE company_id = 'sinfonia' AND number = 1");
    const hashes = seal.entry_ids.map((id: number) => `${hashOfEntry(lines.find((line) => line.id === id)!)}\n`);
    expect(createHash('sha256').update(hashes.join('')).digest('hex')).toBe(seal.entries_hash);
    const ids = await source.query('SELECT id FROM audit_seals ORDER BY id');
    expect([noted[0].first_seal_id, noted[0].last_seal_id]).toEqual([ids[0].id, ids[1].id]);
  });

  it('leave a seal shared with younger entries verifiable by their hashes', async () => {
    await written(2, 40);
    await written(1, 38);
    await written(2, 1);
    expect(await seals.seal()).toBe(5);
    await parted();
    expect(await archives.archive(KEEP)).toBe(3);
    expect(await seals.verify('sinfonia')).toMatchObject({ seals: 1, sealed: 5, archived: 3, unsealed: 0, broken: null });
    await withoutTriggers("UPDATE audit_archived_entries SET hash = 'x' WHERE entry_id = 2");
    expect((await seals.verify('sinfonia')).broken?.reason).toBe('entries_changed');
    await withoutTriggers('DELETE FROM audit_archived_entries WHERE entry_id = 2');
    expect((await seals.verify('sinfonia')).broken?.reason).toBe('entries_missing');
  });

  it('are reported as missing if they were removed without an archive', async () => {
    await sealed(3, 40);
    await sealed(2, 1);
    await parted();
    await source.query(`DROP TABLE partitions.${await monthOf(40)}`);
    expect(await seals.verify('sinfonia')).toMatchObject({ seals: 0, broken: { link: { number: 1 }, reason: 'entries_missing' } });
  });

  it('stay while an entry of the partition is not sealed', async () => {
    await sealed(3, 40);
    await written(1, 40);
    await parted();
    expect(await archives.archive(KEEP)).toBe(0);
    expect(await left()).toBe(4);
    // It is not enough either that somebody has noted it as sealed.
    await source.query('DELETE FROM audit_unsealed');
    expect(await archives.archive(KEEP)).toBe(0);
    expect(await left()).toBe(4);
    expect(await source.query('SELECT FROM audit_archives')).toEqual([]);
  });

  it('are archived once by concurrent workers', async () => {
    await sealed(3, 40);
    await sealed(4, 38);
    await parted();
    expect(sum(await Promise.all(Array.from({ length: 4 }, () => archives.archive(KEEP))))).toBe(7);
    expect(await source.query('SELECT FROM audit_archives')).toHaveLength(2);
    expect(await seals.verify('sinfonia')).toMatchObject({ sealed: 7, archived: 7, broken: null });
  });

  it('cannot be dropped by the role of the worker', async () => {
    await sealed(3, 40);
    await sealed(3, 2);
    await parted();
    const [old, young] = [await monthOf(40), await monthOf(2)];
    expect(await refusal(`SELECT drop_archived_entries('${young}', 0)`)).toBe(`${young} is too young`);
    expect(await refusal(`SELECT drop_archived_entries('${old}', 36)`)).toBe(`${old} has 3 entries, and 0 are noted as archived`);
    expect(await refusal(`SELECT drop_archived_entries('audit_entries_rest', 36)`)).toContain('is no partition');
    expect(await refusal(`SELECT drop_archived_entries('users', 36)`)).toContain('is no partition');
    for (const statement of [
      `DROP TABLE partitions.${old}`,
      `TRUNCATE partitions.${old}`,
      `SELECT FROM partitions.${old}`,
      `DELETE FROM partitions.${old}`,
    ])
      expect(await refusal(statement)).toBe('permission denied for schema partitions');
    expect(await left()).toBe(6);
  });

  it('are reachable by no URL', async () => {
    const id = '3f2b8c1e-0000-4000-8000-000000000000';
    const { url } = await storage.uploadUrl({ key: keyIn('archives', id) as never, size_bytes: 1, mime_type: 'a/b', lifetime_s: 60 });
    const query = Object.fromEntries(new URL(url).searchParams) as never;
    expect(() => storage.admitUpload({ key: keyIn('archives', id), query, headers: {} })).toThrow();
    const download = new URL(
      await storage.downloadUrl(keyIn('archives', id) as never, { filename: 'a', mime_type: 'a/b', lifetime_s: 60 }),
    );
    expect(() => storage.admitDownload({ key: keyIn('archives', id), query: Object.fromEntries(download.searchParams) })).toThrow();
  });
});
