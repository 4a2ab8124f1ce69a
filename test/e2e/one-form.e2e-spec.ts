import { hash } from '@node-rs/bcrypt';
import { env } from '@app/config';
import { startApi } from '@test/app';
import { Role } from '@app/auth';

const PASSWORD = 'violin-on-the-roof';
const DUE = '2035-01-15T10:00:00Z';

describe('texts', () => {
  const api = startApi();
  const sent = '한글 과제'.normalize('NFD');
  const status = async (answer: Promise<{ status: number; body: any }>) => {
    const { status, body } = await answer;
    return [status, body?.details?.[0]?.field];
  };

  it('are stored in NFC, and found by either form', async () => {
    const admin = api.as(await api.aSaved(Role.Admin));
    const me = (await admin.get('/api/v1/auth/me')).body.id;
    const task = await admin.post('/api/v1/tasks', { title: sent, description: sent, assignee_id: me, due_at: DUE });
    const comment = await admin.post(`/api/v1/tasks/${task.body.id}/comments`, { body: sent });
    const memo = await admin.post('/api/v1/memos', { body: sent, user_id: me });
    const curriculum = await admin.post('/api/v1/curricula', { title: sent, description: sent, total_weeks: 1 });
    const department = await admin.post('/api/v1/departments', { name: sent, description: sent });
    expect([task.body.title, task.body.description]).toEqual([sent.normalize(), sent.normalize()]);
    for (const { body } of [comment, memo]) expect(body.body).toBe(sent.normalize());
    for (const { body } of [curriculum, department]) expect(body.description).toBe(sent.normalize());

    for (const search of ['한글', '한글'.normalize('NFD')]) {
      for (const list of ['tasks', 'memos', 'curricula', 'departments']) {
        expect((await admin.get(`/api/v1/${list}?search=${encodeURIComponent(search)}`)).body.count).toBe(1);
      }
    }
  });

  it.each(['\u200b', '\u2800', '\u3164', 'An\u200bna', 'Anna\u202e', 'See https://evil.example'])(
    'are refused as name and title if they are %j (422)',
    async (name) => {
      const admin = api.as(await api.aSaved(Role.Admin));
      const me = (await admin.get('/api/v1/auth/me')).body.id;
      const person = { email: 'joon@example.com', password: PASSWORD };
      const asked = [
        admin.post('/api/v1/users', { ...person, name }),
        admin.patch('/api/v1/user/profile', { name }),
        admin.post('/api/v1/users/invitations', { email: 'joon@example.com', name }),
        admin.post('/api/v1/departments', { name }),
        admin.patch('/api/v1/companies/sinfonia', { name }),
        api.anonymous().post('/api/v1/auth/register', { ...person, name }),
      ];
      for (const answer of asked) expect(await status(answer)).toEqual([422, 'name']);
      expect(await status(admin.post('/api/v1/tasks', { title: name, assignee_id: me, due_at: DUE }))).toEqual([422, 'title']);
      expect(await status(admin.post('/api/v1/curricula', { title: name, total_weeks: 1 }))).toEqual([422, 'title']);
      expect(await status(admin.post('/api/v1/setlists', { title: name }))).toEqual([422, 'title']);
    },
  );

  it('of blanks only are refused as a title (422)', async () => {
    const admin = api.as(await api.aSaved(Role.Admin));
    const me = (await admin.get('/api/v1/auth/me')).body.id;
    for (const title of ['   ', '\u00a0\n', '\u3000']) {
      expect(await status(admin.post('/api/v1/tasks', { title, assignee_id: me, due_at: DUE }))).toEqual([422, 'title']);
    }
  });

  it('without a visible character are refused as comment and memo (422)', async () => {
    const admin = api.as(await api.aSaved(Role.Admin));
    const me = (await admin.get('/api/v1/auth/me')).body.id;
    const { body: task } = await admin.post('/api/v1/tasks', { title: 'Tune', assignee_id: me, due_at: DUE });
    expect(await status(admin.post(`/api/v1/tasks/${task.id}/comments`, { body: ' \n\u200b' }))).toEqual([422, 'body']);
    expect(await status(admin.post('/api/v1/memos', { body: '\u3164', user_id: me }))).toEqual([422, 'body']);
  });

  it('that differ only in blanks are the same department name', async () => {
    const admin = api.as(await api.aSaved(Role.Admin));
    expect((await admin.post('/api/v1/departments', { name: 'First\u00a0 violins' })).body.name).toBe('First violins');
    expect((await admin.post('/api/v1/departments', { name: 'First violins' })).status).toBe(409);
  });
});

describe('an e-mail address', () => {
  const api = startApi();
  const FORM = 'mina@xn--mller-kva.example';
  const password_hash = hash(PASSWORD, env.BCRYPT_ROUNDS);
  const ways = ['mina@müller.example', 'mina@müller.example'.normalize('NFD'), ' MINA@Müller.example\n', 'mina@xn--mller-kva.example'];
  const register = (email: string, headers = {}) =>
    api.anonymous().post('/api/v1/auth/register', { email, password: PASSWORD, name: 'Mina' }, headers);
  const signIn = (email: string) => api.anonymous().post('/api/v1/auth/login', { email, password: PASSWORD });

  const aMina = async (email = FORM) => api.aSaved(Role.Mentee, { email, password_hash: await password_hash });

  it('is one account in every spelling, for registration, creation and invitation', async () => {
    expect((await register(ways[1]!)).body.email).toBe(FORM);
    expect((await register(ways[0]!)).status).toBe(409);
    const admin = api.as(await api.aSaved(Role.Admin));
    const make = (email?: string) => admin.post('/api/v1/users', { email, password: PASSWORD, name: 'Mina' });
    // Nobody has shown that the address is theirs: a company may have it, once.
    expect((await make(ways[2])).body.email).toBe(FORM);
    expect((await make(ways[1])).status).toBe(409);
    const invite = (way = '') => admin.post('/api/v1/users/invitations', { email: way.replace(/mina/i, 'jonas') });
    expect((await invite(ways[1])).body.email).toBe(FORM.replace('mina', 'jonas'));
    expect((await invite(ways[2])).status).toBe(409);
  });

  it('signs in in every spelling', async () => {
    await aMina();
    for (const way of ways) expect((await signIn(way)).status).toBe(200);
  });

  it.each(['mina@mül\u00adler.example', 'mina@exam\u200bple.com', 'mina@exam\u00adple.com'])(
    'with invisible characters is refused: %j',
    async (email) => {
      expect((await register(email)).status).toBe(422);
    },
  );

  it('stored in an older form is still found', async () => {
    await aMina('mina@müller.example');
    for (const way of ways) expect((await signIn(way)).status).toBe(200);
  });

  it('is trimmed at sign-in as at registration', async () => {
    expect((await register('\u00a0joon@example.com ')).body.email).toBe('joon@example.com');
    await aMina('mina@example.com');
    for (const way of [' mina@example.com', 'mina@example.com\u00a0', 'MINA@example.com\n']) expect((await signIn(way)).status).toBe(200);
    const grant = await api.form('/api/v1/auth/token', { username: ' Mina@example.com ', password: PASSWORD });
    expect(grant.status).toBe(200);
  });
});
