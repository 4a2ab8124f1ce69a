import { startApi } from '@test/app';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const users = '/api/v1/users';
const ROUNDS = 4;

type Call = (by: User, of: User) => Promise<{ status: number }>;

describe('the last admin of a company', () => {
  const api = startApi();
  const acting = () =>
    api.rows("SELECT id FROM users WHERE company_id = 'sinfonia' AND role = 'admin' AND status IN ('active', 'leaving') ORDER BY id");
  const url = (of: User, verb = '') => `${users}/${of.id}${verb}`;

  /** Every way in which an admin stops being one. */
  const ways: Record<string, Call> = {
    'is demoted': (by, of) => api.as(by).post(url(of, '/role'), { role: 'mentor' }),
    'is demoted by a change': (by, of) => api.as(by).patch(url(of), { role: 'mentee' }),
    'is suspended': (by, of) => api.as(by).post(url(of, '/suspend')),
    'is deactivated': (by, of) => api.as(by).post(url(of, '/deactivate')),
    'deactivates themselves': (_, of) => api.as(of).delete(url(of)),
  };
  const names = Object.keys(ways);
  const pairs = names.flatMap((one, at) => names.slice(at).map((other) => [one, other] as const));

  it.each(pairs)('stays when one admin %s and the other %s at the same time', async (one, other) => {
    for (let round = 0; round < ROUNDS; round++) {
      await api.rows("UPDATE users SET role = 'mentee' WHERE role = 'admin'");
      const [a, b] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Admin)];
      await Promise.all([api.tokenOf(a), api.tokenOf(b)]);
      const answers = await Promise.all([ways[one]!(b, a), ways[other]!(a, b)]);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      expect(await acting()).toHaveLength(1);
    }
  });

  it('stays when three admins leave in different ways at the same time', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await api.rows("UPDATE users SET role = 'mentee' WHERE role = 'admin'");
      const [a, b, c] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Admin), await api.aSaved(Role.Admin)];
      await Promise.all([a, b, c].map((admin) => api.tokenOf(admin)));
      const everyWay = [a, b, c].flatMap((of, at) => names.map((name, n) => ways[name]!([a, b, c][(at + 1 + (n % 2)) % 3]!, of)));
      const answers = await Promise.all(everyWay);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      expect(await acting()).toHaveLength(1);
    }
  });

  it('is neither an invited nor a suspended user', async () => {
    const admin = await api.aSaved(Role.Admin);
    for (const status of ['invited', 'suspended']) await api.aSaved(Role.Admin, { status: status as never });
    expect(await api.as(admin).delete(url(admin))).toMatchObject({ status: 409, body: { error: 'LAST_ADMIN' } });
  });

  it('may be a leaving user until their last day', async () => {
    const [admin, leaving] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Admin)];
    expect((await api.as(admin).post(url(leaving, '/leave'))).status).toBe(200);
    expect((await api.as(admin).delete(url(admin))).status).toBe(204);
    expect(await api.as(leaving).delete(url(leaving))).toMatchObject({ status: 409, body: { error: 'LAST_ADMIN' } });
    expect(await api.as(leaving).get(users)).toMatchObject({ status: 200 });
  });
});
