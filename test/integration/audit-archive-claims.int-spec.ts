import { KEEP, archivedLog } from '@test/archived-log';
import { withoutTriggers } from '@test/database';
import { env } from '@app/config';
import { Client } from 'pg';

const MISSING = { broken: { link: { number: 1 }, reason: 'entries_missing' } };

/** Somebody who owns the tables deletes entries, and lets rows say that they are in an archive. */
describe('an archive of the audit log', () => {
  const { source, seals, archives, written, sealed, parted, monthOf, left } = archivedLog();
  const deletion = (company_id = 'sinfonia') => withoutTriggers(`DELETE FROM audit_entries WHERE company_id = '${company_id}'`);
  const verdict = () => seals.verify('sinfonia');
  /** Adds a row as the worker does, with its entry, over the month that ended so many months ago. */
  const claim = (
    months_ago: number,
    { entries = 3, chains = '{"sinfonia": 3}', add = (text: string): Promise<unknown> => source.query(text) } = {},
  ) =>
    add(`INSERT INTO audit_archives (partition, part, from_at, until_at, entries, chains, first_seal_id, last_seal_id, object_id, size_bytes, sha256, entry_id)
      SELECT 'audit_entries_x', 1, m - interval '1 month', m, ${entries}, '${chains}', 1, 1, gen_random_uuid(), 1, 'x', 0
      FROM (SELECT date_trunc('month', now()) - interval '${months_ago} months' AS m) months`);
  const archived = async () => {
    await sealed(3, 40);
    await parted();
    expect(await archives.archive(KEEP)).toBe(3);
    expect(await verdict()).toMatchObject({ broken: null });
  };

  it('does not excuse missing entries that are younger than a year', async () => {
    await sealed(3, 12);
    await deletion();
    await claim(11);
    expect(await verdict()).toMatchObject(MISSING);
  });

  it('does not excuse missing entries if its row bypassed the trigger that logs it', async () => {
    await sealed(3, 40);
    await deletion();
    await claim(39, { add: withoutTriggers });
    expect(await verdict()).toMatchObject(MISSING);
  });

  it('is logged in the chain of the platform with partition, counts and hash', async () => {
    await archived();
    const [{ id, entry_id, sha256 }] = await source.query('SELECT * FROM audit_archives');
    expect(await source.query("SELECT * FROM audit_entries WHERE action = 'audit.archive'")).toEqual([
      expect.objectContaining({ id: entry_id, company_id: null, actor_id: null, resource: 'audit', resource_id: String(id) }),
    ]);
    const [{ changes }] = await source.query("SELECT changes FROM audit_entries WHERE action = 'audit.archive'");
    expect(changes).toMatchObject({
      partition: [null, await monthOf(40)],
      entries: [null, 3],
      chains: [null, { sinfonia: 3 }],
      sha256: [null, sha256],
    });
  });

  it.each([
    ['is made longer', "UPDATE audit_archives SET until_at = until_at + interval '1 month'"],
    ['has another file', "UPDATE audit_archives SET sha256 = 'y'"],
    ['has an entry that is gone', "DELETE FROM audit_entries WHERE action = 'audit.archive'"],
    ['has an entry of another text', `UPDATE audit_entries SET changes = '{}' WHERE action = 'audit.archive'`],
  ])('is no excuse once it %s', async (_, tampering) => {
    await archived();
    await withoutTriggers(tampering);
    expect(await verdict()).toMatchObject(MISSING);
  });

  it.each([
    ['counts less than nothing', { entries: 3, chains: '{"sinfonia": 4, "elsewhere": -1}' }],
    ['counts other entries than its chains', { entries: 2 }],
  ])('is no excuse if it %s', async (_, numbers) => {
    await sealed(3, 40);
    await deletion();
    await claim(39, numbers);
    expect(await verdict()).toMatchObject(MISSING);
  });

  it('is no excuse beside another one of the same period', async () => {
    await archived();
    await claim(39);
    expect(await verdict()).toMatchObject(MISSING);
  });

  it('stays valid after its own log entry was archived, as long as a seal covers that entry', async () => {
    await archived();
    // The first archive becomes one of 38 months ago.
    await withoutTriggers(`UPDATE audit_archives SET created_at = created_at - interval '37 months', until_at = until_at - interval '37 months', from_at = from_at - interval '37 months';
      UPDATE audit_entries e SET created_at = a.created_at, changes = facts_of_archive(a) FROM audit_archives a WHERE e.id = a.entry_id;
      UPDATE audit_unsealed u SET created_at = a.created_at FROM audit_archives a WHERE u.entry_id = a.entry_id;
      UPDATE audit_seals SET first_at = first_at - interval '37 months', last_at = last_at - interval '37 months'`);
    await written(1, 37, null);
    await seals.seal();
    await parted();
    expect(await archives.archive(KEEP)).toBe(2);
    expect(await seals.verify(null)).toMatchObject({ broken: null, archived: 2 });
    const spans = () => verdict().then(({ broken }) => broken?.reason);
    // Its seal was moved in time above, which shows; its entries are excused.
    expect(await spans()).toBe('seal_changed');
    await withoutTriggers("UPDATE audit_seals SET entry_ids = '{}' WHERE company_id IS NULL");
    expect(await spans()).toBe('entries_missing');
  });

  it('is refused if a sealed entry was deleted before', async () => {
    await sealed(3, 40);
    await parted();
    await withoutTriggers('DELETE FROM audit_entries WHERE id = 2');
    expect(await archives.archive(KEEP)).toBe(0);
    expect(await left()).toBe(2);
  });

  it('is refused if a sealed entry was changed before', async () => {
    await sealed(3, 40);
    await parted();
    await withoutTriggers("UPDATE audit_entries SET action = 'violin.smash' WHERE id = 2");
    expect(await archives.archive(KEEP)).toBe(0);
    expect(await source.query('SELECT FROM audit_archives')).toEqual([]);
  });

  it('is required by the function that drops a partition', async () => {
    await sealed(3, 40);
    await parted();
    await withoutTriggers('DELETE FROM audit_entries WHERE id = 2');
    const worker = new Client(env.WORKER_DATABASE_URL);
    await worker.connect();
    const dropping = worker.query(`SELECT drop_archived_entries('${await monthOf(40)}', 36)`);
    await expect(dropping).rejects.toThrow('has lost 1 sealed entries');
    await worker.end();
  });

  it('keeps the hashes of a seal that covers entries from before partitioning', async () => {
    await source.query(`DO $$ BEGIN EXECUTE format('CREATE TABLE partitions.audit_entries_former PARTITION OF audit_entries FOR VALUES FROM (MINVALUE) TO (%L)',
      date_trunc('month', now()) - interval '39 months'); END $$`);
    await written(2, 40);
    await written(2, 1);
    expect(await seals.seal()).toBe(4);
    await parted();
    expect(await archives.archive(KEEP)).toBe(2);
    expect(await verdict()).toMatchObject({ sealed: 4, archived: 2, broken: null });
  });
});
