import { type Answer, startApi } from '@test/app';
import { email, inviting, invitations, password } from '@test/invitations';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

describe('accepting invitations', () => {
  const api = startApi();
  const { mails, lastToken, anAdmin, anInvitation, accept, preview, signIn, people, strings, aLoner, actions, anHourLater } = inviting(api);
  const problem = ({ status, body }: Answer) => [status, body.error];
  const joinedAs = async (address: string) => (await api.rows(`SELECT * FROM users WHERE email = '${address}'`))[0] as User;
  const fields = ({ body }: Answer) => body.details.map(({ field }: { field: string }) => field);

  it('sends, shows and accepts one once for a new user', async () => {
    const department = await strings();
    const admin = await anAdmin();
    const invited = await admin.post(invitations, {
      email: ' Joon@Example.com',
      role: 'mentor',
      name: '이준',
      department_id: department.id,
    });
    expect([invited.status, invited.headers.location, invited.headers.etag]).toEqual([201, `${invitations}/${invited.body.id}`, '"1"']);
    expect(invited.body).toEqual({
      can: ['invitation:read', 'invitation:resend', 'invitation:withdraw'],
      can_ask: [],
      id: invited.body.id,
      email,
      name: '이준',
      role: 'mentor',
      department: { id: department.id, name: 'Strings' },
      state: 'open',
      sender: { id: expect.any(Number), name: 'Anna Berg', profile_image: null },
      sent_at: expect.any(String),
      sent_count: 1,
      version: 1,
      expires_at: expect.any(String),
      closed_at: null,
      user_id: null,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    expect((await signIn()).status).toBe(401);

    const token = await lastToken();
    const { status, body } = await preview(token);
    expect([status, body]).toEqual([
      200,
      {
        email,
        name: '이준',
        role: 'mentor',
        company: { id: 'sinfonia', name: 'Sinfonia' },
        department: { id: department.id, name: 'Strings' },
        expires_at: invited.body.expires_at,
        has_account: false,
      },
    ]);
    const joined = await accept({ token, password });
    expect([joined.status, joined.body]).toMatchObject([
      200,
      { email, name: '이준', role: 'mentor', status: 'active', company: { id: 'sinfonia' } },
    ]);
    expect(problem(await accept({ token, password }))).toEqual([409, 'INVITATION_CLOSED']);
    expect((await signIn()).status).toBe(200);
    expect(await api.rows(`SELECT email_verified_at IS NOT NULL AS verified FROM users WHERE email = '${email}'`)).toEqual([
      { verified: true },
    ]);
    expect((await admin.get(`${invitations}/${invited.body.id}`)).body).toMatchObject({ state: 'accepted', user_id: joined.body.id });
    expect(await actions()).toEqual([
      'user.invite',
      'invitation.create',
      'session.refuse',
      'user.join',
      'invitation.accept',
      'session.sign_in',
    ]);
    const kept =
      JSON.stringify(await api.rows('SELECT * FROM audit_entries')) + JSON.stringify(await api.rows('SELECT * FROM invitations'));
    expect(kept).not.toContain(token);
    const told = await api.rows("SELECT name FROM outbox WHERE queue = 'events' ORDER BY id");
    expect(told.map(({ name }) => name)).toEqual(['UserInvited', 'UserJoined']);
  });

  it('adds a signed-in user to the company and keeps their session', async () => {
    const joon = await aLoner();
    const { token } = await anInvitation({ role: 'mentor', name: 'Not Joon' });
    expect((await preview(token)).body).toMatchObject({ has_account: true });
    expect(problem(await accept({ token }))).toEqual([401, 'INVALID_TOKEN']);
    expect(problem(await accept({ token, password }))).toEqual([401, 'INVALID_TOKEN']);
    expect(problem(await accept({ token }, await api.aSaved(Role.Mentee)))).toEqual([403, 'INVITATION_NOT_YOURS']);
    expect(problem(await accept({ token }, await api.aSaved(Role.Mentee, { company_id: null })))).toEqual([403, 'INVITATION_NOT_YOURS']);
    expect((await api.as(joon).get('/api/v1/departments')).body.count).toBe(0);

    const joined = await accept({ token }, joon);
    expect([joined.status, joined.body]).toMatchObject([200, { id: joon.id, name: 'Joon', role: 'mentor', company: { id: 'sinfonia' } }]);
    expect((await api.as(joon).get('/api/v1/users')).body.count).toBe(3);
    const told = await api.rows("SELECT name FROM outbox WHERE queue = 'events' ORDER BY id");
    expect(told.map(({ name }) => name)).toEqual(['UserJoined', 'RoleChanged']);
  });

  it('refuses a user with an unverified address or without permission to join', async () => {
    const { admin, token } = await anInvitation();
    await api.rows(`DELETE FROM users WHERE email = '${email}'`);
    const joon = await aLoner({ email_verified_at: null });
    expect(problem(await accept({ token }, joon))).toEqual([403, 'INVITEE_NOT_VERIFIED']);
    await api.rows(`UPDATE users SET email_verified_at = now(), company_id = 'elsewhere' WHERE id = ${joon.id}`);
    expect(problem(await accept({ token }, joon))).toEqual([409, 'INVITATION_NOT_ACCEPTABLE']);
    await api.rows(`UPDATE users SET company_id = NULL, status = 'suspended' WHERE id = ${joon.id}`);
    expect(problem(await accept({ token, password }))).toEqual([401, 'INVALID_TOKEN']);
    expect((await admin.get(invitations)).body.results[0]).toMatchObject({ state: 'open', user_id: null });
    expect((await people()).at(-1)).toMatchObject({ company_id: null, status: 'suspended', role: 'mentee' });
  });

  it('requires the fields of a new user', async () => {
    const { admin, token } = await anInvitation();
    const refused = await accept({ token });
    expect([...problem(refused), fields(refused)]).toEqual([422, 'VALIDATION_FAILED', ['password']]);
    expect(fields(await accept({ token, password: 'password' }))).toEqual(['password']);
    expect(fields(await accept({ token, password, role: 'admin' }))).toEqual(['role']);
    expect(problem(await accept({ token }, await api.aSaved(Role.Mentee)))).toEqual([403, 'INVITATION_NOT_YOURS']);
    expect(problem(await accept({ token: 'x'.repeat(43), password }))).toEqual([404, 'INVITATION_NOT_FOUND']);
    expect(problem(await preview('x'))).toEqual([404, 'INVITATION_NOT_FOUND']);
    expect(fields(await admin.post(invitations, { email: 'x', role: 'owner', company_id: 'elsewhere' }))).toEqual([
      'company_id',
      'email',
      'role',
    ]);
    const [theirs] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('elsewhere', 'Brass') RETURNING id");
    const elsewhere = await admin.post(invitations, { email: 'a@example.com', department_id: theirs.id });
    expect(problem(elsewhere)).toEqual([404, 'DEPARTMENT_NOT_FOUND']);
    expect((await people()).map((user) => user.email)).not.toContain('a@example.com');
  });

  it('applies changes that admins made meanwhile', async () => {
    const { admin, url, token } = await anInvitation();
    const department = await strings();
    const [joon] = await api.rows(`SELECT id FROM users WHERE email = '${email}'`);
    await admin.patch(`/api/v1/users/${joon.id}`, { role: 'mentor', department_id: department.id });
    expect((await admin.get(url)).body).toMatchObject({ role: 'mentor', department: { name: 'Strings' } });
    expect(problem(await admin.delete(`/api/v1/departments/${department.id}`))).toEqual([409, 'DEPARTMENT_NOT_EMPTY']);
    expect((await accept({ token, password })).body).toMatchObject({ role: 'mentor', department: { name: 'Strings' } });
  });

  it('skips a department that was closed meanwhile', async () => {
    const joon = await aLoner();
    const department = await strings();
    const { admin, token } = await anInvitation({ department_id: department.id });
    expect((await admin.delete(`/api/v1/departments/${department.id}`)).status).toBe(204);
    expect((await accept({ token }, joon)).body).toMatchObject({ company: { id: 'sinfonia' }, department: null });
  });

  it('creates no admin after its sender lost that role, until another admin resends it', async () => {
    const [anna, bea] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Admin)];
    const { body } = await api.as(anna).post(invitations, { email, role: 'admin' });
    await api.as(bea).post(`/api/v1/users/${anna.id}/role`, { role: 'mentor' });
    expect(problem(await accept({ token: await lastToken(), password }))).toEqual([409, 'INVITATION_CLOSED']);
    expect((await people()).at(-1)).toMatchObject({ email, status: 'invited' });
    await anHourLater();
    await api.as(bea).post(`${invitations}/${body.id}/resend`);
    expect((await accept({ token: await lastToken(), password })).body).toMatchObject({ role: 'admin', status: 'active' });
  });

  it('joins the company whose invitation is accepted first', async () => {
    const { admin, url, token } = await anInvitation();
    const other = api.as(await api.aSaved(Role.Admin, { company_id: 'elsewhere' }));
    await other.post(invitations, { email, role: 'mentor' });
    expect((await accept({ token: await lastToken(), password })).body).toMatchObject({ role: 'mentor', company: { id: 'elsewhere' } });
    expect(problem(await accept({ token }, await joinedAs(email)))).toEqual([409, 'INVITATION_NOT_ACCEPTABLE']);
    expect((await admin.get(url)).body).toMatchObject({ state: 'open', role: 'mentee' });
    expect((await admin.get('/api/v1/users')).body.count).toBe(1);
  });

  describe('at the same time', () => {
    it('lets one of many accept it', async () => {
      const { token } = await anInvitation();
      const answers = await Promise.all(Array.from({ length: 6 }, () => accept({ token, password })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
      expect((await people()).filter((user) => user.email === email)).toHaveLength(1);
    });

    it('lets one of two holders of the same link join', async () => {
      const joon = await aLoner();
      const { token } = await anInvitation();
      const answers = await Promise.all(Array.from({ length: 6 }, () => accept({ token }, joon)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
      expect((await actions()).filter((action) => action === 'user.join')).toHaveLength(1);
    });

    it('creates one invitation per address', async () => {
      const admin = await anAdmin();
      const answers = await Promise.all(Array.from({ length: 6 }, () => admin.post(invitations, { email })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
      expect(await mails()).toHaveLength(1);
    });

    it('lets a person join one company only, and refuses no invitation', async () => {
      const admins = [await anAdmin(), api.as(await api.aSaved(Role.Admin, { company_id: 'elsewhere' }))];
      const answers = await Promise.all(admins.map((admin) => admin.post(invitations, { email })));
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect((await people()).filter((user) => user.email === email)).toHaveLength(1);
    });

    it('either accepts or withdraws it, not both', async () => {
      const { admin, url, token } = await anInvitation();
      const [withdrawn, accepted] = await Promise.all([admin.delete(url), accept({ token, password })]);
      expect([
        [204, 409],
        [409, 200],
      ]).toContainEqual([withdrawn.status, accepted.status]);
      const there = (await people()).filter((user) => user.email === email);
      expect(there).toMatchObject(accepted.status === 200 ? [{ status: 'active' }] : []);
    });
  });
});
