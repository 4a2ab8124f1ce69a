import { startWorker } from '@test/worker';
import type { INestApplicationContext } from '@nestjs/common';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { email, inviting, invitations, password } from '@test/invitations';
import { Role } from '@app/auth';
import { AnonymisingService } from '@organisation/users/anonymising.service';

const users = '/api/v1/users';

describe('a person who has left', () => {
  const api = startApi();
  const { lastToken, anAdmin, preview, accept } = inviting(api);
  let worker: INestApplicationContext;
  const count = async (table: string, where = 'true') => (await api.rows(`SELECT FROM ${table} WHERE ${where}`)).length;

  beforeAll(async () => (worker = await startWorker()));
  afterAll(() => worker.close());

  async function aLeadWithEverything() {
    const mina = await api.aSaved(Role.Mentor, { name: 'Mina', email: 'mina@example.com' });
    const key = (await api.as(mina).post('/api/v1/api-keys', { name: "Mina's laptop", scopes: ['task:*'] })).body.key as string;
    await api.rows(`INSERT INTO departments (company_id, name, lead_id) VALUES ('sinfonia', 'Strings', ${mina.id})`);
    await api.rows(`INSERT INTO totp_secrets (user_id, sealed, confirmed_at) VALUES (${mina.id}, 'x', now())`);
    await api.rows(`INSERT INTO recovery_codes (user_id, hash) VALUES (${mina.id}, 'a'), (${mina.id}, 'b')`);
    await api.rows(
      `INSERT INTO passkeys (user_id, name, credential_id, public_key, transports, device_type, backed_up)
       VALUES (${mina.id}, 'Phone', 'a', 'x', '{}', 'multi_device', true)`,
    );
    await api.rows(
      `INSERT INTO linked_identities (user_id, provider, issuer, subject, email, linked_at) VALUES (${mina.id}, 'google', 'https://accounts.google.com', '7', 'mina@gmail.example', now())`,
    );
    const withKey = () => api.anonymous().get('/api/v1/tasks', { authorization: `Bearer ${key}` });
    return { mina, withKey };
  }

  it('is signed out at once, leads no department, and has no personal data left after 30 days', async () => {
    const admin = await anAdmin();
    const { mina, withKey } = await aLeadWithEverything();
    expect((await withKey()).status).toBe(200);
    expect((await admin.delete(`${users}/${mina.id}`)).status).toBe(204);
    expect([(await withKey()).status, (await api.as(mina).get('/api/v1/auth/me')).status]).toEqual([401, 401]);
    await eventually(async () => (await count('departments', 'lead_id IS NOT NULL')) === 0);

    await api.rows(`UPDATE users SET deactivated_at = now() - interval '31 days' WHERE id = ${mina.id}`);
    expect(await api.get(AnonymisingService).anonymise(mina.id)).toBe(true);
    const traces = async () =>
      Promise.all(
        ['totp_secrets', 'recovery_codes', 'passkeys', 'linked_identities', 'api_keys'].map((table) =>
          count(table, `user_id = ${mina.id}`),
        ),
      );
    await eventually(async () => (await traces()).every((left) => left === 0));
    const trail = JSON.stringify(await api.rows("SELECT changes FROM audit_entries WHERE action IN ('user.deactivate', 'user.anonymise')"));
    for (const personal of ['Mina', 'mina@', 'example.com']) expect(trail).not.toContain(personal);
  });

  it('has no open invitation any more, and leaves no invitation behind', async () => {
    const admin = await anAdmin();
    await admin.post(invitations, { email });
    const token = await lastToken();
    const [joon] = await api.rows(`SELECT id FROM users WHERE email = '${email}'`);
    expect((await admin.delete(`${users}/${joon.id}`)).status).toBe(204);
    expect((await accept({ token, password })).status).toBe(401);
    await eventually(async () => (await count('invitations', "state = 'withdrawn'")) === 1);
    expect(await preview(token)).toMatchObject({ status: 409, body: { error: 'INVITATION_CLOSED' } });
    expect(await api.rows("SELECT actor_id FROM audit_entries WHERE action = 'invitation.withdraw'")).toEqual([{ actor_id: null }]);

    await admin.post(invitations, { email: 'eva@example.com' });
    const { body: eva } = await accept({ token: await lastToken(), password });
    await admin.delete(`${users}/${eva.id}`);
    await api.rows(`UPDATE users SET deactivated_at = now() - interval '31 days' WHERE id = ${eva.id}`);
    await api.get(AnonymisingService).anonymise(eva.id);
    await eventually(async () => (await count('invitations', "email = 'eva@example.com'")) === 0);
  });
});
