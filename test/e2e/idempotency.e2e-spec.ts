import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';
import { withContext } from '@app/context';
import { Database, sql } from '@app/database';
import type { User } from '@organisation/users/user.entity';
import { IdempotencyClaims } from '../../libs/platform/idempotency/src/claims';

describe('a POST with an Idempotency-Key', () => {
  const api = startApi();
  const work = { title: 'Read the house rules', due_at: '2030-01-15T10:00:00+00:00' };
  const count = async (table: string) => Number((await api.rows(`SELECT count(*) FROM ${table}`))[0].count);

  let mentor: User;
  beforeEach(async () => void (mentor = await api.aSaved(Role.Mentor)));
  const assign = (key: string, change: object = {}, by = mentor): Promise<Answer> =>
    api.as(by).post('/api/v1/tasks', { ...work, assignee_id: mentor.id, ...change }, { 'idempotency-key': key });
  const abandon = (seconds = 61) =>
    api.rows(`UPDATE idempotency_keys SET status = NULL, body = NULL, claimed_at = now() - interval '${seconds} s'`);

  it('runs once and returns the same answer on every repeat', async () => {
    const first = await assign('k-1');
    const again = await assign('k-1');
    expect(first).toMatchObject({ status: 201, headers: { etag: '"1"' } });
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(again).toMatchObject({ status: 201, body: first.body, headers: { etag: '"1"', 'idempotent-replayed': 'true' } });
    expect(again.headers.location).toBe(first.headers.location);
    expect(again.headers['content-type']).toBe(first.headers['content-type']);
    expect([await count('tasks'), await count('audit_entries')]).toEqual([1, 1]);
  });

  it('is bound to user, path and body', async () => {
    await assign('k-1');
    expect(await assign('k-1', { title: 'Tune' })).toMatchObject({ status: 422, body: { error: 'IDEMPOTENCY_KEY_REUSED' } });
    expect((await api.as(mentor).post('/api/v1/tasks/1/start', undefined, { 'idempotency-key': 'k-1' })).status).toBe(422);
    const another = await api.aSaved(Role.Mentor);
    expect((await assign('k-1', { assignee_id: another.id }, another)).headers['idempotent-replayed']).toBeUndefined();
    expect(await count('tasks')).toBe(2);
  });

  it('is refused with a key that is too short or malformed', async () => {
    for (const key of ['', 'a b', 'ключ', 'x'.repeat(256)]) {
      expect(await assign(key)).toMatchObject({ status: 400, body: { details: [{ field: 'Idempotency-Key' }] } });
    }
    expect((await assign('x'.repeat(255))).status).toBe(201);
  });

  it('runs once under concurrent repeats', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => assign('k-1')));
    const [done, others] = [answers.filter(isOriginal), answers.filter((answer) => !isOriginal(answer))];
    expect(done).toHaveLength(1);
    for (const { status, body } of others)
      expect([status, body.error ?? body.id]).toEqual(status === 201 ? [201, done[0]!.body.id] : [409, 'IDEMPOTENCY_IN_PROGRESS']);
    expect([await count('tasks'), await count('audit_entries'), await count('idempotency_keys')]).toEqual([1, 1, 1]);
  }, 20_000);
  const isOriginal = ({ status, headers }: Answer) => status === 201 && !headers['idempotent-replayed'];

  it('repeats a refusal, too', async () => {
    const refused = await assign('k-1', { assignee_id: 999 });
    expect(refused).toMatchObject({ status: 404, body: { error: 'USER_NOT_FOUND' } });
    expect(await assign('k-1', { assignee_id: 999 })).toMatchObject({
      status: 404,
      body: refused.body,
      headers: { 'idempotent-replayed': 'true' },
    });
  });

  it('may be retried after a failure without effect', async () => {
    await api.rows('ALTER TABLE tasks RENAME TO tasks_away');
    expect((await assign('k-1')).status).toBe(500);
    await api.rows('ALTER TABLE tasks_away RENAME TO tasks');
    expect(await count('idempotency_keys')).toBe(0);
    expect(isOriginal(await assign('k-1'))).toBe(true);
  });

  it('is not run again if the process died after its commit', async () => {
    await assign('k-1');
    await abandon();
    expect(await assign('k-1')).toMatchObject({ status: 409, body: { error: 'IDEMPOTENCY_REPLAY_UNAVAILABLE' } });
    expect(await count('tasks')).toBe(1);
  });

  it('is taken over if the process died before its commit, but only after the lease', async () => {
    await assign('k-1');
    await api.rows('DELETE FROM idempotency_marks');
    await abandon(10);
    const early = await assign('k-1');
    expect(early).toMatchObject({ status: 409, body: { error: 'IDEMPOTENCY_IN_PROGRESS' } });
    await abandon();
    const answers = await Promise.all([1, 2, 3].map(() => assign('k-1')));
    expect(answers.filter(isOriginal)).toHaveLength(1);
    expect(await count('tasks')).toBe(2);
  });

  it('commits once even if the abandoned attempt is still alive', async () => {
    await assign('k-1');
    await abandon();
    const db = api.get(Database);
    const late = withContext({ request_id: 'late', claim: { id: 1, attempt: 1, isMarked: false } }, () =>
      db.transaction(() => db.rows(sql`INSERT INTO companies (id, name) VALUES ('late', 'Late')`)),
    );
    await expect(late).rejects.toThrow('idempotency_marks_pkey');
    expect(await api.rows("SELECT FROM companies WHERE id = 'late'")).toEqual([]);
  });

  it('is forgotten after a day', async () => {
    await assign('k-1');
    await api.rows("UPDATE idempotency_keys SET created_at = now() - interval '25 h', claimed_at = now() - interval '25 h'");
    expect(isOriginal(await assign('k-1', { title: 'Tune' }))).toBe(true);
    await api.rows("UPDATE idempotency_keys SET created_at = now() - interval '25 h', claimed_at = now() - interval '25 h'");
    await assign('k-2');
    expect(await api.get(IdempotencyClaims).purge()).toBe(1);
    expect(await api.rows('SELECT key FROM idempotency_keys')).toEqual([{ key: 'k-2' }]);
  });
});
