import { setTimeout as sleep } from 'node:timers/promises';
import { hash } from '@node-rs/bcrypt';
import { generateSync } from 'otplib';
import { type Answer, startApi } from '@test/app';
import { Authenticator } from '@test/authenticator';
import { mailsTo } from '@test/mailbox';
import { passkeysOf } from '@test/passkeys';
import { Role } from '@app/auth';
import { env } from '@app/config';
import { Database } from '@app/database';
import { MailedSecretsService } from '@identity/credentials/mailed-secrets.service';
import { IdentitiesService } from '@identity/identity-providers/identities.service';
import type { User } from '@organisation/users/user.entity';
import { LONG, SHORT } from '../../libs/platform/database/src/statement-limits';

const EMAIL = 'mina@example.com';
const OLD = 'violin-on-the-roof';
const NEW = 'cello-under-the-stairs';

describe('access created during a revocation', () => {
  const api = startApi();
  const passkeys = passkeysOf(api);
  let [cheap, mina, admin] = ['', {} as User, {} as User];
  const short = { ...SHORT };
  beforeAll(async () => {
    cheap = await hash(OLD, env.BCRYPT_ROUNDS);
    // A busy machine may take longer over the second's password than a request waits for a lock.
    Object.assign(SHORT, LONG);
  });
  afterAll(() => void Object.assign(SHORT, short));
  beforeEach(async () => {
    mina = await api.aSaved(Role.Mentor, { email: EMAIL, name: '김미나', password_hash: cheap, locale: 'en' });
    admin = await api.aSaved(Role.Admin);
    await Promise.all([api.tokenOf(mina), api.tokenOf(admin)]);
  });

  const mine = () => api.as(mina);
  const makeKey = () => mine().post('/api/v1/api-keys', { name: 'Nightly', scopes: ['task:list'] });
  const liveKeys = () => api.rows('SELECT FROM api_keys WHERE revoked_at IS NULL');

  async function reset(): Promise<() => Promise<Answer>> {
    await api.get(Database).transaction(() => api.get(MailedSecretsService).sendPasswordReset(EMAIL));
    const token = (await mailsTo(api, EMAIL)).at(-1)!.token!;
    return () => api.anonymous().post('/api/v1/auth/password/reset', { token, new_password: NEW });
  }

  const waiting = async (): Promise<number> =>
    (await api.rows("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).length;

  /** Holds the person's row until the first waits for it and then the second, and lets them go on in this order. */
  async function inOrder<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
    const begun = await api.owner.transaction(async (manager) => {
      await manager.query(`SELECT FROM users WHERE id = ${mina.id} FOR NO KEY UPDATE`);
      const one = first();
      while ((await waiting()) < 1) await sleep(5);
      const two = second();
      while ((await waiting()) < 2) await sleep(5);
      return { one, two };
    });
    return Promise.all([begun.one, begun.two]);
  }

  it('includes no API key of a session that a reset has ended', async () => {
    const [ended, made] = await inOrder(await reset(), makeKey);
    expect([ended.status, made.status, made.body.code]).toEqual([204, 401, 'E002']);
    expect(await liveKeys()).toEqual([]);
  });

  it('is revoked if it was a key created just before the reset', async () => {
    const [made, ended] = await inOrder(makeKey, await reset());
    expect([made.status, ended.status]).toEqual([201, 204]);
    expect(await liveKeys()).toEqual([]);
  });

  it('does not widen an API key for an ended session', async () => {
    const { body } = await makeKey();
    const change = () => mine().patch(`/api/v1/api-keys/${body.id}`, { scopes: ['task:*'] });
    const [ended, changed] = await inOrder(() => api.as(admin).post(`/api/v1/users/${mina.id}/sessions/revoke`), change);
    expect([ended.status, changed.status]).toEqual([200, 401]);
    expect(await api.rows("SELECT FROM api_keys WHERE scopes = '{task:list}'")).toHaveLength(1);
  });

  it('includes no API key of a suspended user', async () => {
    const suspend = () => api.as(admin).post(`/api/v1/users/${mina.id}/suspend`);
    const [ended, made] = await inOrder(suspend, makeKey);
    expect([ended.status, made.status]).toEqual([200, 401]);
    await api.as(admin).post(`/api/v1/users/${mina.id}/activate`);
    expect(await liveKeys()).toEqual([]);
  });

  it('includes no API key of a deactivated user', async () => {
    const [ended, made] = await inOrder(() => api.as(admin).delete(`/api/v1/users/${mina.id}`), makeKey);
    expect([ended.status, made.status]).toEqual([204, 401]);
    expect(await liveKeys()).toEqual([]);
  });

  it('includes no key by a session that a change of password ends', async () => {
    const { body } = await api.anonymous().post('/api/v1/auth/login', { email: EMAIL, password: OLD });
    const headers = { authorization: `Bearer ${body.access_token}` };
    const change = { current_password: OLD, new_password: NEW, end_other_sessions: true };
    const [changed, made] = await inOrder(() => api.anonymous().post('/api/v1/auth/password/change', change, headers), makeKey);
    expect([changed.status, made.status]).toEqual([204, 401]);
    expect(await liveKeys()).toEqual([]);
  });

  it('includes no passkey of an ended session', async () => {
    const credential = await passkeys.made(mina, new Authenticator());
    const register = () => mine().post('/api/v1/auth/passkeys', { name: 'Phone', credential });
    const [ended, made] = await inOrder(await reset(), register);
    expect([ended.status, made.status]).toEqual([204, 401]);
    expect(await api.rows('SELECT FROM passkeys')).toEqual([]);
  });

  it('is refused to a session that another process has ended within this second', async () => {
    const { body } = await mine().post('/api/v1/auth/totp');
    const code = generateSync({ secret: body.secret, epoch: Math.floor(Date.now() / 1_000) });
    const credential = await passkeys.made(mina, new Authenticator());
    await api.rows(`UPDATE sessions SET ended_at = now() WHERE user_id = ${mina.id}`);
    const made = [
      mine().post('/api/v1/auth/totp/confirm', { code }),
      mine().post('/api/v1/auth/passkeys', { name: 'Phone', credential }),
      makeKey(),
    ];
    expect((await Promise.all(made)).map(({ status }) => status)).toEqual([401, 401, 401]);
    const kept = ['passkeys', 'api_keys', 'totp_secrets WHERE confirmed_at IS NOT NULL'];
    for (const table of kept) expect(await api.rows(`SELECT FROM ${table}`)).toEqual([]);
  });

  it('includes no identity linked by an ended session', async () => {
    const profile = { provider: 'github', issuer: 'https://github.example', subject: '7', email: null, name: 'Mina', vouched: false };
    await makeKey();
    const [{ session_id }] = await api.rows(`SELECT max(id) AS session_id FROM sessions WHERE user_id = ${mina.id}`);
    const link = () =>
      api
        .get(IdentitiesService)
        .link(profile, { user_id: mina.id, session_id })
        .catch((error: Error) => error.constructor.name);
    expect((await inOrder(await reset(), link))[1]).toBe('InvalidToken');
    expect(await api.rows('SELECT FROM linked_identities')).toEqual([]);
  });

  it.each(['reset', 'change'])('includes no mailed link to another address beside a %s of the password', async (way) => {
    const ask = () => mine().post('/api/v1/auth/email/change', { new_email: 'thief@example.com', password: OLD });
    const change = () => mine().post('/api/v1/auth/password/change', { current_password: OLD, new_password: NEW });
    const [ended, asked] = await inOrder(way === 'reset' ? await reset() : change, ask);
    expect([ended.status, asked.status]).toEqual([204, 422]);
    expect(await mailsTo(api, 'thief@example.com')).toEqual([]);
  });
});
