import { type Answer, startApi } from '@test/app';
import { uploadsOf } from '@test/uploads';
import { Role } from '@app/auth';

const MIB = 1_048_576;

describe('the quota of an unproven account', () => {
  const api = startApi();
  const { announce, quotaOf } = uploadsOf(api);
  const problem = ({ status, body }: Answer) => [status, body?.error];
  const register = () => api.aSaved(Role.Mentee, { company_id: null, email_verified_at: null });

  it('does not grow by an earlier referral code', async () => {
    const joon = await register();
    await api.rows(`INSERT INTO user_quotas (user_id, limit_bytes, referral_code) VALUES (${joon.id}, 209715200, 'C0FFEE123456')`);
    const redeem = async () => api.as(await api.aSaved(Role.Mentee)).post('/api/v1/quota/referral/redeem', { code: 'C0FFEE123456' });
    expect(problem(await redeem())).toEqual([422, 'REFERRAL_CODE_UNFIT']);
    await api.rows('UPDATE users SET email_verified_at = now()');
    expect((await redeem()).status).toBe(200);
  });

  it('is 20 MiB, and the usual one once it is proven', async () => {
    const joon = await register();
    expect(await quotaOf(joon)).toMatchObject({ limit: 20 * MIB, available: 20 * MIB });
    const refused = await announce(joon, { size: 20 * MIB + 1 });
    expect([...problem(refused), refused.body.details[0].limit]).toEqual([413, 'QUOTA_EXCEEDED', 20 * MIB]);
    expect((await announce(joon, { size: 15 * MIB })).status).toBe(201);
    expect(problem(await announce(joon, { size: 6 * MIB }))).toEqual([413, 'QUOTA_EXCEEDED']);
    await api.rows(`UPDATE users SET email_verified_at = now() WHERE id = ${joon.id}`);
    expect((await announce(joon, { size: 6 * MIB })).status).toBe(201);
    expect(await quotaOf(joon)).toMatchObject({ limit: 200 * MIB, reserved: 21 * MIB });
  });
});
