import { Role } from '@app/auth';
import { instant } from '@app/database';
import type { User } from '@organisation/users/user.entity';
import type { startApi } from './app';

export const invitations = '/api/v1/users/invitations';
export const password = 'violin-on-the-roof-7';
export const email = 'joon@example.com';

/** Fixtures and helpers for the specs about invitations. */
export function inviting(api: ReturnType<typeof startApi>) {
  /** The mails queued so far, in the order in which the worker finds them. */
  const mails = () =>
    api.rows(
      "SELECT payload->>'to' AS to, payload->>'subject' AS subject, payload->>'body' AS body FROM outbox WHERE name = 'send_email' ORDER BY id",
    );
  /** The token of the last mail with a link. The mail about a new role has none. */
  const lastToken = async () => (await mails()).flatMap(({ body }) => /token=([\w-]{43})\s/.exec(body as string)?.[1] ?? []).at(-1)!;
  const anAdmin = async () => api.as(await api.aSaved(Role.Admin, { name: 'Anna Berg' }));

  async function anInvitation(draft: object = {}) {
    const admin = await anAdmin();
    const { status, body } = await admin.post(invitations, { email, ...draft });
    expect(status).toBe(201);
    return { admin, invitation: body, url: `${invitations}/${body.id}`, token: await lastToken() };
  }

  return {
    mails,
    lastToken,
    anAdmin,
    anInvitation,
    accept: (body: object, as?: User) => (as ? api.as(as) : api.anonymous()).post(`${invitations}/accept`, body),
    preview: (token: string) => api.anonymous().post(`${invitations}/preview`, { token }),
    signIn: () => api.anonymous().post('/api/v1/auth/login', { email, password }),
    people: () => api.rows('SELECT email, name, role, status, company_id, department_id FROM users ORDER BY id'),
    strings: async () => (await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings') RETURNING id"))[0],
    /** A user without a company whose address is verified. */
    aLoner: (given: Partial<User> = {}) =>
      api.aSaved(Role.Mentee, { email, name: 'Joon', company_id: null, email_verified_at: instant(new Date()), ...given }),
    actions: async () => (await api.rows('SELECT action FROM audit_entries ORDER BY id')).map(({ action }) => action as string),
    anHourLater: () => api.rows("UPDATE invitations SET sent_at = sent_at - interval '1 hour'"),
    aWeekLater: () => api.rows("UPDATE invitations SET expires_at = expires_at - interval '8 days'"),
  };
}
