import { startWorker } from '@test/worker';
import type { INestApplicationContext } from '@nestjs/common';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { scoresOf } from '@test/scores';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { UnprovenRemovalsService } from '@organisation/users/unproven-removals.service';
import type { User } from '@organisation/users/user.entity';

describe('unproven accounts older than seven days', () => {
  const api = startApi();
  const { create } = scoresOf(api);
  let worker: INestApplicationContext;
  beforeAll(async () => (worker = await startWorker()));
  afterAll(() => worker.close());

  const count = async (from: string) => (await api.rows(`SELECT FROM ${from}`)).length;
  const aged = (days: number, given: Partial<User> = {}) => {
    const created_at = new Date(Date.now() - days * 86_400_000).toISOString();
    return api.aSaved(Role.Mentee, { company_id: null, email_verified_at: null, created_at, ...given });
  };
  const removals = () => worker.get(UnprovenRemovalsService, { strict: false });
  const sweep = () => worker.get(Database, { strict: false }).transaction(() => removals().findDue());

  it('are deleted, and no other accounts', async () => {
    const verified = new Date().toISOString();
    const kept = [
      await aged(6),
      await aged(8, { email_verified_at: verified }),
      await aged(8, { company_id: 'sinfonia' }),
      await aged(8, { role: Role.Admin, is_superuser: true }),
    ];
    const gone = [await aged(8), await aged(30)];
    for (const user of gone) await api.as(user).get('/api/v1/auth/me');
    expect(await sweep()).toBe(2);
    await eventually(async () => (await count('users')) === kept.length);
    // Another process knows within a second.
    await eventually(async () => (await api.as(gone[0]!).get('/api/v1/auth/me')).status === 401);
    const noted = await api.rows("SELECT resource_id FROM audit_entries WHERE action = 'user.remove_unproven' ORDER BY id");
    expect(noted.map(({ resource_id }) => Number(resource_id)).sort()).toEqual(gone.map(({ id }) => id).sort());
    expect(await sweep()).toBe(0);
  });

  it('are kept if they were proven since the check', async () => {
    const user = await aged(8);
    await api.rows('UPDATE users SET email_verified_at = now()');
    await removals().remove(user.id);
    expect(await count('users')).toBe(1);
  });

  it('are deleted with scores, setlists, files and their quota', async () => {
    const user = await aged(8, { name: 'Joon' });
    await create(user, { title: 'Nobody knows it' });
    await create(user, { title: 'This one neither' });
    await api.as(user).post('/api/v1/setlists', { title: 'For the spring' });
    await api.as(user).post('/api/v1/files/upload-url', { filename: 'cv.pdf', mime_type: 'application/pdf', size: 100 });
    expect([await count('scores'), await count('setlists'), await count('files')]).toEqual([2, 1, 3]);
    expect(await sweep()).toBe(1);
    await eventually(async () => (await count('scores')) + (await count('setlists')) + (await count('stored_objects')) === 0, 30_000);
    await eventually(async () => (await count("files WHERE filename <> 'deleted'")) === 0, 30_000);
    // Room is free when the bytes are gone.
    await eventually(async () => (await count('user_quotas WHERE used_bytes + reserved_bytes > 0')) === 0, 30_000);
    expect(await api.rows(`SELECT name, status FROM users WHERE id = ${user.id}`)).toEqual([
      { name: 'Former member', status: 'anonymised' },
    ]);
  }, 90_000);
});
