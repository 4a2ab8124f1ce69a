import { hash } from '@node-rs/bcrypt';
import { env } from '@app/config';
import { startApi } from '@test/app';
import { inviting, invitations } from '@test/invitations';
import { Role } from '@app/auth';

const GOOD = 'violin-on-the-roof';

describe('choosing a password', () => {
  const api = startApi();
  const { anInvitation } = inviting(api);
  const weak = (field = 'password') => ({ status: 422, body: { details: [{ field, message: expect.stringContaining('easy to guess') }] } });
  const register = (given: object) =>
    api.anonymous().post('/api/v1/auth/register', { email: 'mina@example.com', name: 'Mina Winter', password: GOOD, ...given });

  it.each(['mina@example.com', 'mina winter', 'MinaWinter', 'tutti1234', 'Password1!', 'Tutti-2026!'])(
    'refuses %s at registration',
    async (password) => {
      expect(await register({ password })).toMatchObject(weak());
      expect(await api.rows('SELECT id FROM users')).toEqual([]);
    },
  );

  it('refuses the company’s words for created and invited users', async () => {
    const admin = api.as(await api.aSaved(Role.Admin));
    const person = { email: 'joon@example.com', name: 'Joon' };
    expect(await admin.post('/api/v1/users', { ...person, password: 'sinfonia2026' })).toMatchObject(weak());
    expect((await admin.post('/api/v1/users', { ...person, password: GOOD })).status).toBe(201);

    const { token } = await anInvitation({ email: 'hana@example.com' });
    const accept = (password: string) => api.anonymous().post(`${invitations}/accept`, { token, name: 'Hana', password });
    expect(await accept('sinfonia2026')).toMatchObject(weak());
    expect((await accept(GOOD)).status).toBe(200);
  });

  it('refuses the user’s own words when changed or reset', async () => {
    const user = await api.aSaved(Role.Mentee, { email: 'clara@example.com', name: 'Clara Schumann', password_hash: await hash(GOOD, 4) });
    const change = (new_password: string) => api.as(user).post('/api/v1/auth/password/change', { current_password: GOOD, new_password });
    expect(await change('ClaraSchumann1')).toMatchObject(weak('new_password'));
    expect((await change('cello-under-the-stairs')).status).toBe(204);
  });

  it('compares NFC and raw form, and stores NFC from then on', async () => {
    const [composed, sent] = ['바이올린과 첼로와 북', '바이올린과 첼로와 북'.normalize('NFD')];
    const email = 'mina@example.com';
    const signIn = (password: string) => api.anonymous().post('/api/v1/auth/login', { email, password });
    expect((await register({ password: sent })).status).toBe(201);
    for (const password of [composed, sent]) expect((await signIn(password)).status).toBe(200);

    const of_before = await hash(sent, env.BCRYPT_ROUNDS);
    await api.rows(`UPDATE users SET password_hash = '${of_before}' RETURNING id`);
    expect((await signIn(composed)).status).toBe(401);
    expect((await signIn(sent)).status).toBe(200);
    expect((await signIn(composed)).status).toBe(200);
  });
});
