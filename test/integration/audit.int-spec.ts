import { Logger } from '@nestjs/common';
import { fakeClock } from '@test/fakes';
import { NOW } from '@test/builders';
import { useDatabase, withoutTriggers } from '@test/database';
import { sealed } from '@test/seals';
import { Audit, SecurityEvents } from '@app/audit';
import { ChainRows } from '../../libs/platform/audit/src/chain-rows';
import { Seals } from '../../libs/platform/audit/src/seals';

const sum = (counts: number[]) => counts.reduce((a, b) => a + b);

describe('the audit log', () => {
  const { source, db } = useDatabase();
  const audit = new Audit(db, new SecurityEvents());
  Logger.overrideLogger(false);
  const seals = new Seals(new ChainRows(db), db, fakeClock(NOW));
  const note = (company_id: string | null = 'sinfonia') => audit.note({ action: 'violin.tune', company_id, facts: { at: 440 } });
  const notes = (count: number) =>
    source.query(`INSERT INTO audit_entries (company_id, action, resource, changes)
      SELECT 'sinfonia', 'violin.tune', 'violin', '{}' FROM generate_series(1, ${count})`);
  /** A transaction in any database of the cluster, a neighbouring test's too, may hold a seal up for a moment. */
  const sealing = (count: number) => sealed(source, () => seals.seal(), count);
  const links = () => source.query('SELECT number, entries, last_id, previous_hash, hash FROM audit_seals ORDER BY company_id, number');
  const reason = async () => (await seals.verify('sinfonia')).broken?.reason;

  it.each(['audit_entries', 'audit_seals'])('refuses to have %s rewritten', async (table) => {
    await note();
    await sealing(1);
    for (const statement of [`UPDATE ${table} SET company_id = 'x'`, `DELETE FROM ${table}`, `TRUNCATE ${table}`])
      await expect(source.query(statement)).rejects.toThrow(`${table} is append-only`);
  });

  it('is sealed once, one chain for every company and one for the platform', async () => {
    await db.transaction(async () => void (await Promise.all([note(), note(), note('elsewhere'), note(null)])));
    await sealing(4);
    expect(await seals.seal()).toBe(0);
    await note();
    expect(await seals.verify('sinfonia')).toMatchObject({ seals: 1, sealed: 2, unsealed: 1, broken: null });
    await sealing(1);
    expect(await seals.verify('sinfonia')).toMatchObject({
      seals: 2,
      sealed: 3,
      unsealed: 0,
      head: { number: 2, sealed_at: expect.any(String) },
    });
    for (const company_id of ['elsewhere', null])
      expect(await seals.verify(company_id)).toMatchObject({ seals: 1, sealed: 1, broken: null });
    expect(await seals.verify('nobody')).toMatchObject({ seals: 0, sealed: 0, head: null, broken: null });
  });

  it('waits for an older transaction, so that no entry can appear before a sealed one', async () => {
    const slow = source.createQueryRunner();
    await slow.startTransaction();
    await slow.query('SELECT pg_current_xact_id()');
    await note();
    expect(await seals.seal()).toBe(0);

    await slow.query(
      "INSERT INTO audit_entries (company_id, action, resource, changes) VALUES ('sinfonia', 'violin.break', 'violin', '{}')",
    );
    await slow.commitTransaction();
    await slow.release();
    await sealing(2);
    // The slow one has the higher id and comes first: its transaction is the older.
    expect((await links()).at(-1)).toMatchObject({ last_id: 1 });
    expect((await seals.verify('sinfonia')).broken).toBeNull();
  });

  it('does not wait for transactions that only read', async () => {
    const reader = source.createQueryRunner();
    await reader.startTransaction('REPEATABLE READ');
    await reader.query('SELECT count(*) FROM audit_entries');
    await note();
    await sealing(1);
    await reader.rollbackTransaction();
    await reader.release();
  });

  it('does not fork, however many seal at once, and seals long logs in pieces', async () => {
    await notes(2_500);
    await sealed(source, async () => sum(await Promise.all(Array.from({ length: 6 }, () => seals.seal()))), 2_500);
    expect((await links()).map(({ number, entries }: Record<string, number>) => [number, entries])).toEqual([
      [1, 1_000],
      [2, 1_000],
      [3, 500],
    ]);
    expect(await seals.verify('sinfonia')).toMatchObject({ sealed: 2_500, broken: null });
  });

  it('loses and doubles nothing while many write and several seal', async () => {
    let writing = true;
    const sealers = Array.from({ length: 3 }, async () => {
      let count = 0;
      while (writing) count += await seals.seal();
      return count;
    });
    const writers = Array.from({ length: 10 }, async (_, writer) => {
      for (let i = 0; i < 20; i++)
        await db
          .transaction(async () => {
            await db.transaction(() => note());
            if (i % 5 === writer % 5) throw new Error('undone');
          })
          .catch(() => undefined);
    });
    await Promise.all(writers);
    writing = false;
    await sealing(160 - sum(await Promise.all(sealers)));
    expect(await seals.verify('sinfonia')).toMatchObject({ sealed: 160, unsealed: 0, broken: null });
  });

  describe('when somebody has been at it', () => {
    beforeEach(async () => {
      for (let i = 0; i < 3; i++) {
        await notes(3);
        await sealing(3);
      }
    });

    it.each([
      ['changed', 'UPDATE audit_entries SET actor_id = 1 WHERE id = 5', 'entries_changed'],
      ['changed in its JSON alone', `UPDATE audit_entries SET changes = '{ }' WHERE id = 5`, 'entries_changed'],
      ['removed', 'DELETE FROM audit_entries WHERE id = 5', 'entries_missing'],
      [
        'put in',
        "INSERT INTO audit_entries (company_id, action, resource, changes, xid) SELECT 'sinfonia', 'a.b', 'a', '{}', xid - 1 FROM audit_entries WHERE id = 5",
        'entries_added',
      ],
      [
        'put in another place',
        'UPDATE audit_entries e SET xid = o.xid FROM audit_entries o WHERE e.id = 5 AND o.id = 8',
        'entries_missing',
      ],
      ['moved to another company', "UPDATE audit_entries SET company_id = 'elsewhere' WHERE id = 5", 'entries_missing'],
    ])('shows an entry that was %s', async (_, statement, expected) => {
      await withoutTriggers(statement);
      expect(await seals.verify('sinfonia')).toMatchObject({ seals: 1, sealed: 3, broken: { link: { number: 2 }, reason: expected } });
    });

    it('shows links that are gone or rewritten', async () => {
      await withoutTriggers('UPDATE audit_seals SET hash = previous_hash WHERE number = 2');
      expect(await reason()).toBe('entries_changed');
      await withoutTriggers('DELETE FROM audit_seals WHERE number = 2');
      expect(await reason()).toBe('seal_missing');
    });

    it('shows that a tail was cut off only to who has noted the head', async () => {
      const { head } = await seals.verify('sinfonia');
      expect((await seals.verify('sinfonia', head?.hash)).noted).toBe(true);
      await withoutTriggers('DELETE FROM audit_entries WHERE id > 6; DELETE FROM audit_seals WHERE number = 3');
      expect(await seals.verify('sinfonia', head?.hash)).toMatchObject({ broken: null, noted: false });
    });
  });

  it('says so when a restored cluster counts its transactions anew', async () => {
    await note();
    await sealing(1);
    await withoutTriggers('UPDATE audit_seals SET last_xid = 1000000000');
    await expect(seals.seal()).rejects.toThrow('pg_resetwal');
  });
});
