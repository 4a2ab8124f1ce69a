import { type Answer, startApi } from '@test/app';
import { email, inviting, invitations, password } from '@test/invitations';
import { Role } from '@app/auth';
import { InvitationsService } from '@organisation/invitations';
import { UserStatus } from '@organisation/users';

describe('invitations', () => {
  const api = startApi();
  const { mails, lastToken, anAdmin, anInvitation, accept, preview, people, aLoner, actions, anHourLater, aWeekLater } = inviting(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('are mailed in the language of the company', async () => {
    const subject = async () => (await mails()).at(-1).subject;
    const { admin } = await anInvitation();
    expect(await subject()).toBe('Sinfonia에서 Tutti로 초대합니다');
    await api.rows("UPDATE companies SET locale = 'en'");
    await admin.post(invitations, { email: 'sua@example.com' });
    expect(await subject()).toBe('Sinfonia invites you to Tutti');
    expect((await mails()).at(-1).body).toContain('Anna Berg invites you to join Sinfonia');
  });

  it('are answered alike for known and unknown addresses', async () => {
    const admin = await anAdmin();
    const addresses = [
      'nobody@example.com',
      (await aLoner()).email,
      (await api.aSaved(Role.Mentor, { company_id: 'elsewhere' })).email,
      (await api.aSaved(Role.Mentor)).email,
      (await api.aSaved(Role.Mentor, { company_id: 'elsewhere', status: UserStatus.Suspended })).email,
      (await api.aSaved(Role.Mentor, { status: UserStatus.Deactivated })).email,
    ];
    const answers: object[] = [];
    for (const address of addresses) {
      const { status, body } = await admin.post(invitations, { email: address });
      expect(problem(await admin.post(invitations, { email: address }))).toEqual([409, 'INVITATION_OPEN']);
      answers.push({ status, ...body, id: 0, email: '', sent_at: '', expires_at: '', created_at: '', updated_at: '' });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await mails()).map(({ to }) => to)).toEqual(addresses);
  });

  it('are resent with a new secret, once a minute', async () => {
    const { admin, url, token } = await anInvitation();
    const early = await admin.post(`${url}/resend`);
    expect(problem(early)).toEqual([429, 'RATE_LIMITED']);
    expect(Number(early.headers['retry-after'])).toBeGreaterThan(50);
    await anHourLater();
    expect((await admin.post(`${url}/resend`)).body).toMatchObject({ state: 'open', sent_count: 2 });
    expect(problem(await accept({ token, password }))).toEqual([404, 'INVITATION_NOT_FOUND']);
    expect((await accept({ token: await lastToken(), password })).status).toBe(200);
    await anHourLater();
    expect(problem(await admin.post(`${url}/resend`))).toEqual([409, 'INVITATION_CLOSED']);
  });

  it('are withdrawn, and their account is deleted', async () => {
    const { admin, url, token } = await anInvitation();
    expect((await admin.delete(url)).status).toBe(204);
    expect(problem(await accept({ token, password }))).toEqual([409, 'INVITATION_CLOSED']);
    expect(problem(await preview(token))).toEqual([409, 'INVITATION_CLOSED']);
    expect(problem(await admin.delete(url))).toEqual([409, 'INVITATION_CLOSED']);
    expect((await people()).map((user) => user.email)).not.toContain(email);
    expect((await admin.post(invitations, { email })).status).toBe(201);
    expect((await actions()).slice(-4)).toEqual(['invitation.withdraw', 'user.withdraw', 'user.invite', 'invitation.create']);
  });

  it('keep the account when withdrawn if work is assigned to it', async () => {
    const { admin, url } = await anInvitation();
    const [joon] = await api.rows(`SELECT id FROM users WHERE email = '${email}'`);
    await admin.post('/api/v1/tasks', { title: 'Read', assignee_id: joon.id, due_at: '2030-01-15T10:00:00Z' });
    expect((await admin.delete(url)).status).toBe(204);
    expect((await people()).at(-1)).toMatchObject({ email, status: 'invited' });
    expect((await admin.post(invitations, { email, role: 'mentor' })).body).toMatchObject({ role: 'mentor' });
    expect((await accept({ token: await lastToken(), password })).body).toMatchObject({ id: joon.id, role: 'mentor' });
  });

  it('expire after seven days, and can be resent', async () => {
    const { admin, url, token } = await anInvitation();
    await aWeekLater();
    expect((await admin.get(`${invitations}?state=expired`)).body.count).toBe(1);
    expect((await admin.get(`${invitations}?state=open`)).body.count).toBe(0);
    expect(problem(await accept({ token, password }))).toEqual([409, 'INVITATION_CLOSED']);
    expect(await api.get(InvitationsService).tidy()).toEqual({ expired: 1, removed: 0 });
    expect((await people()).map((user) => user.email)).not.toContain(email);
    expect(await api.get(InvitationsService).tidy()).toEqual({ expired: 0, removed: 0 });

    await anHourLater();
    expect((await admin.post(`${url}/resend`)).body).toMatchObject({ state: 'open', closed_at: null });
    expect((await accept({ token: await lastToken(), password })).status).toBe(200);
    await api.rows("UPDATE invitations SET closed_at = closed_at - interval '91 days'");
    expect(await api.get(InvitationsService).tidy()).toEqual({ expired: 0, removed: 1 });
  });

  it('do not block another invitation once they have expired', async () => {
    const { admin, url } = await anInvitation();
    await aWeekLater();
    expect((await admin.post(invitations, { email })).status).toBe(201);
    expect((await admin.get(url)).body.state).toBe('expired');
    await anHourLater();
    expect(problem(await admin.post(`${url}/resend`))).toEqual([409, 'INVITATION_OPEN']);
  });

  it('are managed by admins of their company only', async () => {
    const { invitation, url } = await anInvitation();
    const mentor = api.as(await api.aSaved(Role.Mentor));
    const stranger = api.as(await api.aSaved(Role.Admin, { company_id: 'elsewhere' }));
    const platform = api.as(await api.aSaved(Role.Admin, { company_id: null, is_superuser: true }));
    for (const ask of [
      mentor.get(url),
      mentor.get(invitations),
      mentor.post(`${url}/resend`),
      mentor.delete(url),
      mentor.post(invitations, { email }),
      platform.post(invitations, { email }),
      platform.get(invitations),
      platform.get(url),
      platform.delete(url),
    ])
      expect(problem(await ask)).toEqual([403, 'FORBIDDEN']);
    for (const ask of [stranger.get(url), stranger.post(`${url}/resend`), stranger.delete(url)])
      expect(problem(await ask)).toEqual([404, 'INVITATION_NOT_FOUND']);
    expect((await stranger.get(invitations)).body.count).toBe(0);
    expect(problem(await api.anonymous().get(url))).toEqual([401, 'INVALID_TOKEN']);
    expect(invitation).not.toHaveProperty('secret_hash');
  });

  it('are listed, searched, filtered and ordered', async () => {
    const { admin, url } = await anInvitation({ name: '이준' });
    await admin.post(invitations, { email: 'mina@example.com', name: '김미나' });
    const found = async (query: string) =>
      (await admin.get(`${invitations}?${query}`)).body.results.map((row: { email: string }) => row.email);
    expect(await found('')).toEqual(['mina@example.com', email]);
    expect(await found('ordering=email')).toEqual([email, 'mina@example.com']);
    expect(await found('search=JOON')).toEqual([email]);
    expect(await found(`search=${encodeURIComponent('미나')}`)).toEqual(['mina@example.com']);
    await admin.delete(url);
    expect(await found('state=open')).toEqual(['mina@example.com']);
    expect(await found('state=withdrawn')).toEqual([email]);
    expect((await admin.get(`${invitations}?state=pending`)).status).toBe(422);
    const [row] = (await admin.get(`${invitations}?search=joon`)).body.results;
    expect((await admin.get(url)).body).toEqual({ ...row, can: ['invitation:read'], can_ask: [] });
  });
});
