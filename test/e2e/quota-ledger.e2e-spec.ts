import { rm } from 'node:fs/promises';
import * as fc from 'fast-check';
import { startApi } from '@test/app';
import { DAY_MS } from '@test/builders';
import { empty } from '@test/database';
import { aPdf, uploadsOf } from '@test/uploads';
import { filesWorkerOf } from '@test/worker-files';
import { type Actor, Role } from '@app/auth';
import { Database } from '@app/database';
import { type LocalStorage, SHARDS } from '@app/storage';
import { FilePurpose, FilesService, UploadVerificationService } from '@library/files';
import { QuotaLedgerService } from '@library/quota';
import type { User } from '@organisation/users/user.entity';

/** `LEDGER=200 npx jest quota-ledger` takes as many random histories. */
const HISTORIES = Number(process.env.LEDGER ?? 4);
const MB = 1_000_000;

describe('the quota ledger', () => {
  const api = startApi();
  const { announce, put, commit, process: work } = uploadsOf(api);
  const { storage, upkeep, reconciliation, removeObjects } = filesWorkerOf(api);
  const files = () => api.get(FilesService);
  const settled = (all: readonly Promise<unknown>[]) => Promise.allSettled(all);
  const limit = (user: User, bytes: number) => api.rows(`INSERT INTO user_quotas (user_id, limit_bytes) VALUES (${user.id}, ${bytes})`);

  it.each(['the person', 'the company'])(
    'admits exactly 10 of 500 concurrent requests for 10 MB if %s has 100 MB',
    async (whose) => {
      const people = await Promise.all(Array.from({ length: whose === 'the person' ? 1 : 25 }, () => api.aSaved(Role.Mentee)));
      if (whose === 'the person') await limit(people[0]!, 100 * MB);
      else await api.rows(`UPDATE companies SET quota_bytes = ${100 * MB} WHERE id = 'sinfonia'`);
      const answers = await Promise.all(Array.from({ length: 500 }, (_, at) => announce(people[at % people.length]!, { size: 10 * MB })));
      const count = (status: number) => answers.filter((answer) => answer.status === status).length;
      expect(count(201) + count(413) + count(503)).toBe(500);
      expect(count(201)).toBeLessThanOrEqual(10);
      // The pool of connections is small here. Those who waited too long for one get a 503 and try again, until the quota is used up.
      let given = count(201);
      while (given <= 10 && (await announce(people[given % people.length]!, { size: 10 * MB })).status === 201) given++;
      expect(given).toBe(10);
      const [balance] = await api.rows('SELECT sum(reserved_bytes)::int AS reserved FROM user_quotas');
      const [shared] = await api.rows("SELECT reserved_bytes AS reserved FROM company_quotas WHERE company_id = 'sinfonia'");
      expect([balance.reserved, Number(shared.reserved)]).toEqual([100 * MB, 100 * MB]);
      expect(await api.rows('SELECT count(*)::int AS n FROM files')).toEqual([{ n: 10 }]);
    },
    120_000,
  );

  /** One event of one of ten uploads. */
  const step = fc.record({
    act: fc.constantFrom(
      'announce',
      'announce',
      'announce',
      'commit',
      'commit',
      'cancel',
      'expire',
      'crash',
      'process',
      'process',
      'trash',
      'restore',
      'purge',
    ),
    at: fc.nat(9),
    /** Few sizes, so that equal contents occur. */
    size: fc.constantFrom(100, 200, 300),
  });
  const history = fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 5, maxLength: 20 });

  async function lives(user: User, waves: readonly (readonly { act: string; at: number; size: number }[])[]): Promise<void> {
    const actor: Actor = user;
    const uploads: string[] = [];
    const acts: Record<string, (id: string) => Promise<unknown>> = {
      commit: (id) => settled([commit(user, id), commit(user, id)]),
      cancel: (upload_id) => settled([1, 2].map(() => api.as(user).post('/api/v1/files/upload-cancel', { upload_id }))),
      expire: (id) => settled([upkeep().expire(id), upkeep().expire(id)]),
      process: (id) => settled([work(id), work(id)]),
      trash: (id) => files().trash(actor, id),
      restore: (id) => files().restore(actor, id),
      purge: (id) => settled([files().purge(actor, id), files().purge(actor, id)]),
      // The process dies before its transaction commits, so the object that it copied stays in the store.
      crash: async (id) => {
        const arrival = await api.get(UploadVerificationService).receive(actor, id, FilePurpose.Score);
        await api.get(Database).transaction(async () => {
          await files().commit(actor, arrival);
          throw new Error('crash');
        });
      },
    };
    for (const wave of waves) {
      await settled(
        wave.map(async ({ act, at, size }) => {
          if (act !== 'announce') return acts[act]!(uploads[at] ?? '00000000-0000-4000-8000-000000000000');
          const announced = await announce(user, { size });
          if (announced.status !== 201) return;
          uploads.unshift(announced.body.upload_id as string);
          await put(announced, aPdf(size));
        }),
      );
      const [row] = await api.rows(
        `SELECT used_bytes + reserved_bytes > limit_bytes AS is_over FROM user_quotas WHERE user_id = ${user.id}`,
      );
      expect(row.is_over).toBe(false);
    }
  }

  /** Reads the stored and the reserved bytes from every place that counts them. */
  async function figures(user: User) {
    await removeObjects();
    await reconciliation(new Date(Date.now() + 2 * DAY_MS)).reconcile();
    let there = 0;
    for (const shard of SHARDS) for await (const { size_bytes } of storage().list('objects', shard)) there += size_bytes;
    const one = async (statement: string): Promise<number[]> => {
      const [{ used, reserved }] = await api.rows(statement);
      return [Number(used), Number(reserved)];
    };
    const of = `WHERE user_id = ${user.id}`;
    return {
      there,
      balance: await one(`SELECT used_bytes AS used, reserved_bytes AS reserved FROM user_quotas ${of}`),
      company: await one("SELECT used_bytes AS used, reserved_bytes AS reserved FROM company_quotas WHERE company_id = 'sinfonia'"),
      ledger: await one(`SELECT sum(used) AS used, sum(reserved) AS reserved FROM (
        SELECT user_id, used_delta AS used, reserved_delta AS reserved FROM quota_entries
        UNION ALL SELECT user_id, used_bytes, reserved_bytes FROM quota_opening_balances) e ${of}`),
      rows: await one(`SELECT (SELECT coalesce(sum(size_bytes), 0) FROM stored_objects ${of}) AS used,
        (SELECT coalesce(sum(size_bytes), 0) FROM files ${of} AND status = 'reserved') AS reserved`),
    };
  }

  it('never exceeds the limit, and equals what is stored at rest, after random histories', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (waves) => {
        await rm((storage() as LocalStorage).directory, { recursive: true, force: true });
        await empty();
        const user = await api.aSaved(Role.Mentee);
        await limit(user, 1_000);
        await lives(user, [[{ act: 'announce', at: 0, size: 100 }], ...waves]);
        const { there, balance, ...others } = await figures(user);
        const [report] = await api.rows('SELECT missing, wrong_size, adjusted_count FROM storage_reports ORDER BY id DESC LIMIT 1');
        expect(report).toEqual({ missing: [], wrong_size: [], adjusted_count: 0 });
        expect({ there, ...others }).toEqual({ there: balance[0], company: balance, ledger: balance, rows: balance });
      }),
      { numRuns: HISTORIES, endOnFailure: true },
    );
  }, 3_600_000);

  it('is corrected at night with an entry and a report if it differs from what is stored', async () => {
    const [mina, joon] = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentee)];
    await rm((storage() as LocalStorage).directory, { recursive: true, force: true });
    for (const user of [mina, joon])
      await api.get(QuotaLedgerService).reserve({ user_id: user.id, company_id: 'sinfonia', upload_id: null }, 100);
    await api.rows('UPDATE user_quotas SET used_bytes = 7');
    const findings = await reconciliation().reconcile();
    expect(findings).toMatchObject({ adjusted_count: 3, object_count: 0, missing: [] });
    expect(await api.rows('SELECT DISTINCT used_bytes::int AS used, reserved_bytes::int AS reserved FROM user_quotas')).toEqual([
      { used: 0, reserved: 0 },
    ]);
    expect(await api.rows("SELECT step, reserved_delta::int AS by FROM quota_entries WHERE step = 'adjust'")).toEqual([
      { step: 'adjust', by: -100 },
      { step: 'adjust', by: -100 },
    ]);
    expect(await reconciliation().reconcile()).toMatchObject({ adjusted_count: 0 });
    const platform = await api.aSaved(Role.Admin, { company_id: null, is_superuser: true });
    const { body } = await api.as(platform).get('/api/v1/files/storage-reports');
    expect(body).toMatchObject({ count: 2, results: [{ adjusted_count: 0 }, { adjusted_count: 3 }] });
  });

  it('reports missing objects and wrong sizes in the nightly check', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const { upload } = uploadsOf(api);
    await rm((storage() as LocalStorage).directory, { recursive: true, force: true });
    const ids = [await upload(mina, aPdf(100)), await upload(mina, aPdf(200)), await upload(mina, aPdf(300))];
    const objects = await api.rows(`SELECT object_id AS id FROM files ORDER BY size_bytes`);
    const key = (at: number) => `objects/${objects[at].id.slice(0, 2)}/${objects[at].id}` as const;
    await storage().remove([key(0)]);
    await (storage() as LocalStorage).put(key(1), Buffer.from('short'));
    const tomorrow = new Date(Date.now() + 2 * DAY_MS);
    expect(await reconciliation(tomorrow).reconcile()).toMatchObject({
      object_count: 1,
      object_bytes: 300,
      missing: [objects[0].id],
      wrong_size: [objects[1].id],
      adjusted_count: 0,
    });
    expect(ids).toHaveLength(3);
  });

  it('refuses updates, and a second step of the same kind', async () => {
    const mina = await api.aSaved(Role.Mentee);
    await announce(mina);
    await expect(api.rows('UPDATE quota_entries SET used_delta = 0')).rejects.toThrow('append-only');
    await expect(api.rows('DELETE FROM quota_entries')).rejects.toThrow('append-only');
    await expect(
      api.rows(`INSERT INTO quota_entries (user_id, upload_id, step, used_delta, reserved_delta)
        SELECT user_id, upload_id, step, used_delta, reserved_delta FROM quota_entries`),
    ).rejects.toThrow('quota_entries_once_key');
  });
});
