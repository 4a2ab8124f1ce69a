import { startWorker } from '@test/worker';
import type { INestApplicationContext } from '@nestjs/common';
import { startApi } from '@test/app';
import { nightsOf } from '@test/nights';
import { Role } from '@app/auth';
import { Storage, keyIn } from '@app/storage';

describe('expired data', () => {
  const api = startApi();
  const { night } = nightsOf(api);
  let worker: INestApplicationContext;
  beforeEach(async () => (worker = await startWorker()));
  afterEach(() => worker.close());

  const ago = (days: number) => `now() - interval '${days} days'`;
  const ids = async (table: string, where = 'true') =>
    (await api.rows(`SELECT id FROM ${table} WHERE ${where} ORDER BY id`)).map(({ id }) => Number(id));

  it('is removed after the time that docs/personal-data.md states', async () => {
    const mina = await api.aSaved(Role.Mentee);
    for (const [id, days] of [
      [1, 366],
      [2, 364],
    ])
      await api.rows(`INSERT INTO requests (id, company_id, asker_id, resource, action, status, closed_at)
        VALUES (${id}, 'sinfonia', ${mina.id}, 'mentorship', 'pause', 'dismissed', ${ago(days!)})`);
    await api.rows(`INSERT INTO requests (id, company_id, asker_id, resource, action, created_at)
      VALUES (3, 'sinfonia', ${mina.id}, 'mentorship', 'resume', ${ago(400)})`);
    for (const [id, days] of [
      [1, 91],
      [2, 89],
    ])
      await api.rows(`INSERT INTO sessions (id, user_id, expires_at, last_used_at, ended_at, end_reason)
        VALUES (${id}, ${mina.id}, now() + interval '1 day', now(), ${ago(days!)}, 'signed_out')`);
    for (const [id, days] of [
      [1, 31],
      [2, 29],
    ])
      await api.rows(`INSERT INTO people_imports (id, company_id, user_id, status, filename, upload_id, size_bytes, sha256, create_departments, updated_at)
        VALUES (${id}, 'sinfonia', ${mina.id}, 'committed', 'people.csv', gen_random_uuid(), 1, 'x', false, ${ago(days!)})`);

    for (const days of [366, 364])
      await api.rows(`INSERT INTO storage_reports (started_at, finished_at, object_count, object_bytes, missing, wrong_size, removed_count, adjusted_count)
        VALUES (${ago(days)}, ${ago(days)}, 0, 0, '{}', '{}', 0, 0)`);

    await night(['purge_requests', 'purge_sessions', 'purge_people_imports', 'purge_storage_reports']);
    expect([await ids('requests'), await ids('sessions'), await ids('people_imports'), await ids('storage_reports')]).toEqual([
      [2, 3],
      [2],
      [2],
      [2],
    ]);
  }, 120_000);

  it('is moved from the audit log to the store and from the quota ledger to a balance by the role of the apps', async () => {
    const mina = await api.aSaved(Role.Mentee);
    for (const months of [40, 30]) {
      const at = `now() - interval '${months} months'`;
      await api.rows(
        `INSERT INTO audit_entries (company_id, action, resource, changes, created_at) VALUES ('sinfonia', 'a.b', 'a', '{}', ${at})`,
      );
      await api.rows(
        `INSERT INTO quota_entries (user_id, step, used_delta, reserved_delta, created_at) VALUES (${mina.id}, 'adjust', 7, 0, ${at})`,
      );
      await night(['seal_audit_log']);
    }
    await night(['make_partitions', 'archive_audit_log', 'fold_quota_ledger']);
    expect([await ids('audit_entries', "action = 'a.b'"), await ids('quota_entries')]).toEqual([[2], [2]]);
    expect(await api.rows('SELECT user_id, used_bytes::int FROM quota_opening_balances')).toEqual([{ user_id: mina.id, used_bytes: 7 }]);
    const [archive] = await api.rows('SELECT object_id, entries::int, size_bytes::int FROM audit_archives');
    expect(archive.entries).toBe(1);
    expect(await api.app().get(Storage, { strict: false }).sizeOf(keyIn('archives', archive.object_id))).toBe(archive.size_bytes);
  }, 120_000);
});
