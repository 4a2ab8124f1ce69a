import { startApi } from '@test/app';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { SessionsService } from '@identity/auth/sessions.service';
import type { User } from '@organisation/users/user.entity';

const PASSWORD = 'violin-on-the-roof';
const account = { email: 'mina@example.com', password: PASSWORD };

describe('a user who is suspended or leaves', () => {
  const api = startApi();
  const me = (token: string) => api.anonymous().get('/api/v1/auth/me', { authorization: `Bearer ${token}` });
  const refresh = (refresh_token: string) => api.anonymous().post('/api/v1/auth/refresh', { refresh_token });
  const signIn = () => api.anonymous().post('/api/v1/auth/login', account);

  /** An admin, and a mentee of theirs who has signed in. */
  async function anOffice() {
    const admin = await api.aSaved(Role.Admin);
    const { body: mina } = await api.as(admin).post('/api/v1/users', { ...account, name: '김미나' });
    const { body: tokens } = await signIn();
    const order = (verb: string) => api.as(admin).post(`/api/v1/users/${mina.id}/${verb}`);
    return { admin, mina: mina as User, tokens, order };
  }

  it('is signed out at once, and no earlier session works after reactivation', async () => {
    const { tokens, order } = await anOffice();
    expect((await me(tokens.access_token)).status).toBe(200);
    expect((await order('suspend')).status).toBe(200);
    expect((await me(tokens.access_token)).status).toBe(401);
    expect((await refresh(tokens.refresh_token)).status).toBe(401);
    expect((await signIn()).status).toBe(401);

    expect((await order('activate')).status).toBe(200);
    expect((await me(tokens.access_token)).status).toBe(401);
    expect((await refresh(tokens.refresh_token)).status).toBe(401);
    expect((await me((await signIn()).body.access_token)).status).toBe(200);
  });

  it('has no open session after deactivation', async () => {
    const { mina, tokens, order } = await anOffice();
    expect((await order('deactivate')).status).toBe(200);
    expect((await me(tokens.access_token)).status).toBe(401);
    expect(await api.rows(`SELECT FROM sessions WHERE user_id = ${mina.id} AND ended_at IS NULL`)).toEqual([]);
  });

  it('stays signed in while leaving', async () => {
    const { tokens, order } = await anOffice();
    expect((await order('leave')).status).toBe(200);
    expect((await me(tokens.access_token)).status).toBe(200);
    expect((await refresh(tokens.refresh_token)).status).toBe(200);
  });

  it('gets no session from a sign-in that was in progress', async () => {
    const { mina, order } = await anOffice();
    await order('suspend');
    const known = { ...mina, company_id: 'sinfonia', password_hash: null, may_sign_in: true, is_unproven: false };
    const late = api.get(Database).transaction(() => api.get(SessionsService).begin(known, { address: '127.0.0.1', user_agent: null }));
    await expect(late).rejects.toMatchObject({ about: { error: 'INVALID_CREDENTIALS' } });
    expect(await api.rows(`SELECT FROM sessions WHERE user_id = ${mina.id} AND ended_at IS NULL`)).toEqual([]);
  });

  it('has no session left after concurrent sign-in, refresh and suspension', async () => {
    const { mina, tokens, order } = await anOffice();
    const answers = await Promise.all([signIn(), refresh(tokens.refresh_token), order('suspend'), signIn(), me(tokens.access_token)]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await api.rows(`SELECT FROM sessions WHERE user_id = ${mina.id} AND ended_at IS NULL`)).toEqual([]);
  });
});
