import { setTimeout as sleep } from 'node:timers/promises';
import { generateSync } from 'otplib';
import { startApi } from '@test/app';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

describe('requiring a second factor of admins', () => {
  const api = startApi();
  const another = startApi();
  const shut = { status: 403, body: { code: 'E140', error: 'TOTP_ENROLMENT_REQUIRED' } };
  const company = '/api/v1/companies/sinfonia';
  const codeOf = (secret: string) => generateSync({ secret });

  async function enrol(user: User): Promise<string> {
    const { body } = await api.as(user).post('/api/v1/auth/totp');
    expect((await api.as(user).post('/api/v1/auth/totp/confirm', { code: codeOf(body.secret) })).status).toBe(200);
    return body.secret as string;
  }

  const requires = async () => {
    const founder = await api.aSaved(Role.Admin);
    const secret = await enrol(founder);
    expect(await api.as(founder).patch(company, { settings: { require_admin_totp: true } })).toMatchObject({ status: 200 });
    return { founder, secret };
  };

  it('is a boolean setting that admins of the company change', async () => {
    const admin = await api.aSaved(Role.Admin);
    expect(await api.as(admin).patch(company, { settings: { require_admin_totp: 'yes' } })).toMatchObject({
      status: 422,
      body: { details: [{ field: 'settings' }] },
    });
    const mentor = await api.aSaved(Role.Mentor);
    expect((await api.as(mentor).patch(company, { settings: { require_admin_totp: true } })).status).toBe(403);
    expect((await api.as(admin).patch(company, { settings: { week: 'monday', require_admin_totp: false } })).status).toBe(200);
  });

  it('refuses admins who are signed in: here at once, elsewhere within a second', async () => {
    const admin = await api.aSaved(Role.Admin);
    const headers = { authorization: `Bearer ${await api.tokenOf(admin)}` };
    const elsewhere = () => another.anonymous().get('/api/v1/users', headers);
    expect((await elsewhere()).status).toBe(200);
    await requires();
    expect(await api.as(admin).get('/api/v1/users')).toMatchObject(shut);
    await sleep(1_050);
    expect(await elsewhere()).toMatchObject(shut);
  });

  it('keeps enrolment, and listing and ending sessions, available', async () => {
    await requires();
    const admin = await api.aSaved(Role.Admin);
    const me = api.as(admin);
    for (const path of ['auth/me', 'auth/check', 'auth/sessions', 'auth/totp']) expect((await me.get(`/api/v1/${path}`)).status).toBe(200);
    expect((await me.get('/api/v1/auth/totp')).body).toMatchObject({ enabled: false, required: true });
    for (const path of ['users', 'tasks', 'user/profile', 'audit', 'companies', `users/${admin.id}/sessions`]) {
      expect(await me.get(`/api/v1/${path}`)).toMatchObject(shut);
    }
    expect(await me.patch(company, { settings: {} })).toMatchObject(shut);
    expect(await me.delete(`/api/v1/users/${admin.id}`)).toMatchObject(shut);

    await enrol(admin);
    expect((await me.get('/api/v1/users')).status).toBe(200);
    expect((await me.post('/api/v1/auth/logout')).status).toBe(204);
  });

  it('stays on when another setting is changed', async () => {
    const { founder } = await requires();
    expect((await api.as(founder).patch(company, { settings: { week: 'monday' } })).status).toBe(200);
    expect(await api.as(await api.aSaved(Role.Admin)).get('/api/v1/users')).toMatchObject(shut);
  });

  it('applies to every new admin and to nobody else', async () => {
    const { founder } = await requires();
    const mentor = await api.aSaved(Role.Mentor);
    const platform = await api.aSaved(Role.Admin, { company_id: null, is_superuser: true });
    const stranger = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    for (const user of [mentor, platform, stranger]) expect((await api.as(user).get('/api/v1/users')).status).toBe(200);
    await api.as(founder).post(`/api/v1/users/${mentor.id}/role`, { role: 'admin' });
    expect(await api.as(mentor).get('/api/v1/users')).toMatchObject(shut);
    await api.as(founder).post(`/api/v1/users/${mentor.id}/role`, { role: 'mentor' });
    expect((await api.as(mentor).get('/api/v1/users')).status).toBe(200);
  });

  it('prevents disabling the factor while it is on', async () => {
    const { founder, secret } = await requires();
    await api.rows('UPDATE totp_secrets SET last_step = 1');
    const disable = () => api.as(founder).post('/api/v1/auth/totp/disable', { code: codeOf(secret) });
    expect(await disable()).toMatchObject({ status: 409, body: { error: 'TOTP_REQUIRED' } });
    await api.as(founder).patch(company, { settings: { require_admin_totp: null } });
    expect((await disable()).status).toBe(204);
    expect((await api.as(founder).get('/api/v1/users')).status).toBe(200);
  });
});
