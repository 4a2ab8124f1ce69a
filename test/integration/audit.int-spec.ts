import { Logger } from '@nestjs/common';
import { fakeClock } from '@test/fakes';
import { NOW } from '@test/builders';
import { useDatabase, withoutTriggers } from '@test/database';
import { formerlySealed } from '@test/seals';
import { Audit, SecurityEvents } from '@app/audit';
import { ArchivedSpans } from '../../libs/platform/audit/src/archived-spans';
import { ChainRows } from '../../libs/platform/audit/src/chain-rows';
import { SealedLinks } from '../../libs/platform/audit/src/sealed-links';
import { Seals } from '../../libs/platform/audit/src/seals';

const sum = (counts: number[]) => counts.reduce((a, b) => a + b);

describe('the audit log', () => {
  const { source, db } = useDatabase();
  const audit = new Audit(db, new SecurityEvents());
  Logger.overrideLogger(false);
  const seals = new Seals(new ChainRows(db), new SealedLinks(new ArchivedSpans(db), db), db, fakeClock(NOW));
  const note = (company_id: string | null = 'sinfonia') => audit.note({ action: 'violin.tune', company_id, facts: { at: 440 } });
  const notes = (count: number) =>
    source.query(`INSERT INTO audit_entries (company_id, action, resource, changes)
      SELECT 'sinfonia', 'violin.tune', 'violin', '{}' FROM generate_series(1, ${count})`);
  const sealing = async (count: number) => expect(await seals.seal()).toBe(count);
  const links = () => source.query('SELECT * FROM audit_seals ORDER BY company_id, number');
  const reason = async () => (await seals.verify('sinfonia')).broken?.reason;

  it.each(['audit_entries', 'audit_seals'])('refuses updates and deletes of %s', async (table) => {
    await note();
    await sealing(1);
    for (const statement of [`UPDATE ${table} SET company_id = 'x'`, `DELETE FROM ${table}`, `TRUNCATE ${table}`])
      await expect(source.query(statement)).rejects.toThrow(`${table} is append-only`);
  });

  it('is sealed once, with one chain for every company and one for the platform', async () => {
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

  it('is sealed while an older transaction is open, and gives its later entries a later place', async () => {
    const slow = source.createQueryRunner();
    await slow.startTransaction();
    await slow.query(
      "INSERT INTO audit_entries (company_id, action, resource, changes) VALUES ('sinfonia', 'violin.break', 'violin', '{}')",
    );
    await note();
    await sealing(1);
    await slow.commitTransaction();
    await slow.release();
    await sealing(1);
    expect(await links()).toMatchObject([
      { entry_ids: [2], last_place: 1 },
      { entry_ids: [1], last_place: 2 },
    ]);
    expect(await seals.verify('sinfonia')).toMatchObject({ sealed: 2, unsealed: 0, broken: null });
  });

  it('does not fork under concurrent sealing, and seals long logs in batches', async () => {
    await notes(2_500);
    expect(sum(await Promise.all(Array.from({ length: 6 }, () => seals.seal())))).toBe(2_500);
    expect((await links()).map(({ number, entries }: Record<string, number>) => [number, entries])).toEqual([
      [1, 1_000],
      [2, 1_000],
      [3, 500],
    ]);
    expect(await seals.verify('sinfonia')).toMatchObject({ sealed: 2_500, broken: null });
  });

  it('neither loses nor duplicates an entry under concurrent writes and seals', async () => {
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
    const places = (await links()).flatMap(({ entry_ids }: { entry_ids: number[] }) => entry_ids);
    const ids = (await source.query('SELECT id FROM audit_entries ORDER BY id')).map(({ id }: { id: number }) => id);
    expect([...places].sort((a, b) => a - b)).toEqual(ids);
    expect((await links()).at(-1)).toMatchObject({ last_place: 160 });
    expect(await seals.verify('sinfonia')).toMatchObject({ sealed: 160, unsealed: 0, broken: null });
  });

  describe('after tampering', () => {
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
      ['moved to another company', "UPDATE audit_entries SET company_id = 'elsewhere' WHERE id = 5", 'entries_missing'],
    ])('reports an entry that was %s', async (_, statement, expected) => {
      await withoutTriggers(statement);
      expect(await seals.verify('sinfonia')).toMatchObject({ seals: 1, sealed: 3, broken: { link: { number: 2 }, reason: expected } });
    });

    it.each([
      [
        'before all others',
        "INSERT INTO audit_entries (id, company_id, action, resource, changes) VALUES (0, 'sinfonia', 'a.b', 'a', '{}')",
        1,
      ],
      ['after all others', "INSERT INTO audit_entries (company_id, action, resource, changes) VALUES ('sinfonia', 'a.b', 'a', '{}')", 3],
    ])('reports an inserted entry %s', async (_, statement, number) => {
      await withoutTriggers(statement);
      await notes(1);
      expect(await seals.verify('sinfonia')).toMatchObject({
        ...{ seals: number - 1, sealed: 3 * (number - 1), unsealed: 2 },
        broken: { link: { number }, reason: 'entries_added' },
      });
    });

    it('reports an entry that was withheld from sealing', async () => {
      await notes(1);
      await source.query('DELETE FROM audit_unsealed');
      expect(await seals.verify('sinfonia')).toMatchObject({
        seals: 2,
        unsealed: 1,
        broken: { link: { number: 3 }, reason: 'entries_added' },
      });
    });

    it('reports deleted and rewritten links', async () => {
      await withoutTriggers('UPDATE audit_seals SET hash = previous_hash WHERE number = 2');
      expect(await reason()).toBe('seal_changed');
      await withoutTriggers('DELETE FROM audit_seals WHERE number = 2');
      expect(await reason()).toBe('seal_missing');
    });

    it('reports a truncated tail only against a head that was noted before', async () => {
      const { head } = await seals.verify('sinfonia');
      expect((await seals.verify('sinfonia', head?.hash)).noted).toBe(true);
      await withoutTriggers('DELETE FROM audit_entries WHERE id > 6; DELETE FROM audit_seals WHERE number = 3');
      expect(await seals.verify('sinfonia', head?.hash)).toMatchObject({ broken: null, noted: false });
    });
  });

  describe('from an earlier version that ordered entries by transaction', () => {
    const former = (first_xid?: number) => formerlySealed(source, [3, 2, 4], first_xid);

    it('is sealed further and verifies across both formats', async () => {
      await former();
      await notes(2);
      await sealing(2);
      expect((await links()).map(({ format, last_place }: Record<string, number>) => [format, last_place])).toEqual([
        [1, null],
        [1, null],
        [1, null],
        [2, 11],
      ]);
      const whole = await seals.verify('sinfonia');
      expect(whole).toMatchObject({ seals: 4, sealed: 11, unsealed: 0, broken: null });
      // An earlier version noted it so, without a format.
      const head = { ...(await links())[1], format: undefined };
      const held = { seals: 2, sealed: 5, head };
      expect(await seals.verify('sinfonia', undefined, { held })).toMatchObject({ seals: 4, sealed: 11, broken: null });
    });

    it.each([
      ['changed', 'UPDATE audit_entries SET actor_id = 1 WHERE id = 5', 'entries_changed'],
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
    ])('reports an entry that was %s', async (_, statement, expected) => {
      await former();
      await notes(1);
      await sealing(1);
      await withoutTriggers(statement);
      expect(await seals.verify('sinfonia')).toMatchObject({ seals: 1, sealed: 3, broken: { link: { number: 2 }, reason: expected } });
    });

    it('continues in another cluster whose transaction ids start again', async () => {
      await former(1_000_000_000_000);
      await notes(2);
      await sealing(2);
      expect(await seals.verify('sinfonia')).toMatchObject({ seals: 4, sealed: 11, broken: null });
    });
  });
});
