import { randomBytes } from 'node:crypto';
import { startApi } from '@test/app';

const mina = { email: 'mina@example.com', password: 'violin-on-the-roof', name: '김미나' };

describe('a refresh token', () => {
  const api = startApi();
  const another = startApi();
  const refresh = (refresh_token: string) => api.anonymous().post('/api/v1/auth/refresh', { refresh_token });
  const live = () =>
    api.rows('SELECT FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id WHERE t.used_at IS NULL AND s.ended_at IS NULL');

  async function aToken(): Promise<string> {
    await api.anonymous().post('/api/v1/auth/register', mina);
    return (await api.anonymous().post('/api/v1/auth/login', { email: mina.email, password: mina.password })).body.refresh_token;
  }

  it('returns one pair, and the same pair again while that is unused', async () => {
    const token = await aToken();
    const [first, retry] = [await refresh(token), await refresh(token)];
    expect(first).toMatchObject({ status: 200, body: { token_type: 'bearer', refresh_token: expect.not.stringMatching(token) } });
    expect(retry.body.refresh_token).toBe(first.body.refresh_token);
    expect((await refresh(first.body.refresh_token)).status).toBe(200);
    expect(await live()).toHaveLength(1);
  });

  it('has one live successor when 200 requests use it at once in two processes', async () => {
    const token = await aToken();
    const elsewhere = () => another.anonymous().post('/api/v1/auth/refresh', { refresh_token: token });
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => (n % 2 ? refresh(token) : elsewhere())));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body.refresh_token)).size).toBe(1);
    expect(await live()).toHaveLength(1);
  });

  it('used again after its successor revokes the family, access tokens included', async () => {
    const token = await aToken();
    const { body: second } = await refresh(token);
    const { body: third } = await refresh(second.refresh_token);
    expect((await refresh(token)).status).toBe(401);
    expect((await refresh(third.refresh_token)).status).toBe(401);
    expect((await api.anonymous().get('/api/v1/auth/me', { authorization: `Bearer ${third.access_token}` })).status).toBe(401);
    expect(await live()).toEqual([]);
    expect(await api.rows("SELECT FROM audit_entries WHERE action = 'session.reused'")).toHaveLength(1);
  });

  it('retried too late revokes the family', async () => {
    const token = await aToken();
    const { body: second } = await refresh(token);
    await api.rows("UPDATE refresh_tokens SET used_at = used_at - interval '11 seconds' WHERE used_at IS NOT NULL");
    expect((await refresh(token)).status).toBe(401);
    expect((await refresh(second.refresh_token)).status).toBe(401);
  });

  it('is refused once it or its family has expired', async () => {
    const token = await aToken();
    await api.rows("UPDATE refresh_tokens SET expires_at = now() - interval '1 second'");
    expect((await refresh(token)).status).toBe(401);
    const [{ lifetime }] = await api.rows('SELECT extract(day FROM expires_at - created_at) AS lifetime FROM sessions');
    expect(Number(lifetime)).toBe(30);
    await api.rows("UPDATE refresh_tokens SET expires_at = now() + interval '1 day'");
    await api.rows("UPDATE sessions SET expires_at = now() - interval '1 second'");
    expect((await refresh(token)).status).toBe(401);
    expect(await refresh(randomBytes(32).toString('base64url'))).toMatchObject({ status: 401, body: { code: 'E002' } });
  });

  it('is stored as a hash only', async () => {
    const token = await aToken();
    const { body } = await refresh(token);
    const kept = JSON.stringify([
      await api.rows('SELECT * FROM refresh_tokens'),
      await api.rows('SELECT * FROM sessions'),
      await api.rows('SELECT * FROM audit_entries'),
    ]);
    expect([token, body.refresh_token].filter((secret) => kept.includes(secret))).toEqual([]);
  });
});
