import { startApi } from '@test/app';
import { MULTIPART, multipart } from '@test/imports';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const people = (name: string) => `email,name\n${name}@example.com,Mina\n`;

describe('a file that is sent with an Idempotency-Key', () => {
  const api = startApi();
  let admin: User;
  beforeEach(async () => void (admin = await api.aSaved(Role.Admin)));

  const send = (body: Buffer, headers: Record<string, string> = {}, query = '') =>
    api.as(admin).post(`/api/v1/users/import${query}`, body, { ...MULTIPART, 'idempotency-key': 'k-1', ...headers });
  const reused = { status: 422, body: { error: 'IDEMPOTENCY_KEY_REUSED' } };

  it('is stored once, with the same answer for repeats of the same bytes', async () => {
    const first = await send(multipart(people('mina')));
    expect(first).toMatchObject({ status: 202 });
    const again = await send(multipart(people('mina')));
    expect(again).toMatchObject({ status: 202, body: first.body, headers: { 'idempotent-replayed': 'true' } });
    // A client library draws a new boundary for each request.
    const redrawn = Buffer.from(multipart(people('mina')).toString().replaceAll('the-boundary', 'another-one'));
    const other = { 'content-type': 'multipart/form-data; boundary=another-one' };
    expect((await send(redrawn, other)).headers['idempotent-replayed']).toBe('true');
    expect(await api.rows('SELECT count(*)::int AS count FROM people_imports')).toEqual([{ count: 1 }]);
  });

  it('is distinguished from other bytes of equal length, another name and another path', async () => {
    await send(multipart(people('mina')));
    expect(await send(multipart(people('joon')))).toMatchObject(reused);
    expect(await send(multipart(people('mina'), { filename: 'staffs.csv' }))).toMatchObject(reused);
    expect(await send(multipart(people('mina')), {}, '?create_departments=true')).toMatchObject(reused);
    expect(await api.rows('SELECT count(*)::int AS count FROM people_imports')).toEqual([{ count: 1 }]);
  });

  it('may be sent again after an interrupted upload', async () => {
    const whole = multipart(people('mina'));
    expect((await send(whole.subarray(0, whole.length - 30))).status).toBe(400);
    expect(await send(whole)).toMatchObject({ status: 202 });
    expect(await send(multipart(people('joon')))).toMatchObject(reused);
  });

  it('is stored once under concurrent repeats', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(multipart(people('mina')))));
    expect(answers.filter(({ status, headers }) => status === 202 && !headers['idempotent-replayed'])).toHaveLength(1);
    expect(answers.filter(({ status }) => status !== 202 && status !== 409)).toEqual([]);
    expect(await api.rows('SELECT count(*)::int AS count FROM people_imports')).toEqual([{ count: 1 }]);
  });
});
