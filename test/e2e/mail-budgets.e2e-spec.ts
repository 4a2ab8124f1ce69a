import { startApi } from '@test/app';
import { Role } from '@app/auth';
import { env } from '@app/config';
import type { User } from '@organisation/users/user.entity';

const DOMAINS = { settings: { mail_domains: ['example.com'] } };

describe('mails of a company', () => {
  const api = startApi();
  const before = { ...env };
  afterEach(() => void Object.assign(env, before));

  const send = (admin: User, to: string) =>
    api.as(admin).post('/api/v1/jobs', { name: 'send_email', data: { to, subject: '환영합니다', body: 'Hello' } });
  const unreachable = { status: 422, body: { details: [{ field: 'data.to' }] } };
  const aPlatformAdmin = () => api.aSaved(Role.Admin, { company_id: null, is_superuser: true });

  it('reach its own people and nobody else, whoever has the address', async () => {
    const admin = await api.aSaved(Role.Admin);
    const colleague = await api.aSaved(Role.Mentee, { email: 'mina@xn--mller-kva.example' });
    const outsider = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    expect((await send(admin, admin.email)).status).toBe(202);
    expect((await send(admin, 'Mina@müller.example')).status).toBe(202);
    const refusals = [await send(admin, outsider.email), await send(admin, 'nobody@elsewhere.example')];
    for (const refusal of refusals) expect(refusal).toMatchObject(unreachable);
    expect(refusals[0]!.body.details).toEqual(refusals[1]!.body.details);

    await api.rows(`UPDATE users SET status = 'deactivated', deactivated_at = now() WHERE id = ${colleague.id} RETURNING id`);
    expect(await send(admin, colleague.email)).toMatchObject(unreachable);
    const byPlatform = await send(await aPlatformAdmin(), admin.email);
    expect(byPlatform).toMatchObject(unreachable);
    expect(byPlatform.body.details[0].message).toContain('Ask an admin of the company');
  });

  it('reach domains that the platform lists for it, which its own admin cannot', async () => {
    const [admin, platform] = [await api.aSaved(Role.Admin), await aPlatformAdmin()];
    const url = '/api/v1/companies/sinfonia';
    expect((await api.as(admin).patch(url, DOMAINS)).status).toBe(403);
    expect((await api.as(admin).patch(url, { settings: { ...DOMAINS.settings, mentor_capacity: 3 } })).status).toBe(403);
    expect(await send(admin, 'clara@example.com')).toMatchObject(unreachable);

    expect((await api.as(platform).patch(url, DOMAINS)).status).toBe(200);
    expect((await api.as(platform).patch(url, { settings: { mentor_capacity: 3 } })).status).toBe(403);
    expect((await send(admin, 'Clara@Example.com')).status).toBe(202);
    for (const to of ['clara@sub.example.com', 'clara@notexample.com']) expect(await send(admin, to)).toMatchObject(unreachable);

    expect((await api.as(platform).patch(url, { settings: { mail_domains: null } })).status).toBe(200);
    expect(await send(admin, 'clara@example.com')).toMatchObject(unreachable);
  });

  it.each([
    [['example']],
    [['*.example.com']],
    [['Example.com']],
    [['exa mple.com']],
    ['example.com'],
    [[7]],
    [['a.example', 'a.example']],
  ])('refuse a list of domains such as %j', async (mail_domains) => {
    const platform = await aPlatformAdmin();
    expect((await api.as(platform).patch('/api/v1/companies/sinfonia', { settings: { mail_domains } })).status).toBe(422);
  });

  it('are limited per day and company, invitations included', async () => {
    Object.assign(env, { MAIL_BUDGET_COMPANY: 3 });
    const [admin, other] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Admin, { company_id: 'elsewhere' })];
    const invite = (as: User, n: number) => api.as(as).post('/api/v1/users/invitations', { email: `joon-${n}@example.com` });
    expect((await invite(admin, 1)).status).toBe(201);
    expect((await send(admin, admin.email)).status).toBe(202);
    const answers = await Promise.all([invite(admin, 2), invite(admin, 3), invite(admin, 4), send(admin, admin.email)]);
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    const refused = answers.find(({ status }) => status === 429)!;
    expect([refused.body.error, Number(refused.headers['retry-after']) > 0]).toEqual(['MAIL_BUDGET_SPENT', true]);
    expect(await api.rows("SELECT company_id, sent FROM mail_budgets WHERE company_id = 'sinfonia'")).toEqual([
      { company_id: 'sinfonia', sent: 3 },
    ]);
    expect((await invite(other, 5)).status).toBe(201);

    await api.rows('UPDATE mail_budgets SET day = day - 1 RETURNING sent');
    expect((await invite(admin, 6)).status).toBe(201);
    expect(await api.rows("SELECT sent FROM mail_budgets WHERE company_id = 'sinfonia'")).toEqual([{ sent: 1 }]);
  });
});
