import { hash } from '@node-rs/bcrypt';
import { startApi } from '@test/app';
import { Role } from '@app/auth';
import { AttemptsService, pairOf } from '@identity/auth/attempts.service';

const PASSWORD = 'violin-on-the-roof';
const EMAIL = 'mina@example.com';

describe('failed sign-ins over all networks', () => {
  const api = startApi();
  const password_hash = hash(PASSWORD, 4);
  beforeEach(async () => void (await api.aSaved(Role.Mentee, { email: EMAIL, password_hash: await password_hash })));

  const signIn = (remoteAddress: string, password = PASSWORD, email = EMAIL) =>
    api.app().inject({ method: 'POST', url: '/api/v1/auth/login', payload: { email, password }, remoteAddress });
  /** So many failures, from one network each. */
  async function failures(times: number, email = EMAIL) {
    const attempts = api.get(AttemptsService);
    for (let n = 1; n <= times; n++) await attempts.fail(pairOf(email, `198.51.100.${n}`), undefined);
  }
  const later = (seconds: number) =>
    api.rows(`UPDATE sign_in_tallies SET tried_at = tried_at - interval '${seconds} seconds' RETURNING account`);

  it('delay unknown networks from the fiftieth on, and never one that has signed in before', async () => {
    expect((await signIn('203.0.113.1')).statusCode).toBe(200);
    await failures(49);
    expect((await signIn('203.0.113.2', 'wrong-guess')).statusCode).toBe(401);

    const refused = await signIn('203.0.113.3');
    expect([refused.statusCode, refused.json().error]).toEqual([429, 'TOO_MANY_FAILED_SIGN_INS']);
    expect(Number(refused.headers['retry-after'])).toBe(1);
    expect((await signIn('203.0.113.1')).statusCode).toBe(200);
    expect((await signIn('203.0.113.1', 'wrong-guess')).statusCode).toBe(401);
  });

  it('delay by 2^n seconds, at most a minute, and then admit: nobody is locked out', async () => {
    await failures(53);
    const waiting = await signIn('203.0.113.3');
    expect([waiting.statusCode, Number(waiting.headers['retry-after'])]).toEqual([429, 8]);
    await later(9);
    expect((await signIn('203.0.113.3', 'wrong-guess')).statusCode).toBe(401);
    expect(Number((await signIn('203.0.113.3')).headers['retry-after'])).toBe(16);
    await later(17);
    expect((await signIn('203.0.113.3')).statusCode).toBe(200);
    // From now on it is known.
    expect((await signIn('203.0.113.3')).statusCode).toBe(200);

    await failures(100);
    expect(Number((await signIn('203.0.113.4')).headers['retry-after'])).toBe(60);
  });

  it('admit one unknown network at a time', async () => {
    await failures(60);
    await later(61);
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => signIn(`203.0.113.${n}`, 'wrong-guess')));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([401, 429, 429, 429, 429]);
  });

  it('refuse the right password among too many concurrent guesses', async () => {
    const attempts = api.get(AttemptsService);
    const attempt = await attempts.begin(pairOf(EMAIL, '203.0.113.9'));
    await failures(50);
    await expect(attempts.succeed(attempt)).rejects.toMatchObject({ about: { error: 'TOO_MANY_FAILED_SIGN_INS' } });
  });

  it('count for unknown addresses, too, and for each address separately', async () => {
    await failures(50, 'nobody@example.com');
    expect((await signIn('203.0.113.1', PASSWORD, 'nobody@example.com')).statusCode).toBe(429);
    expect((await signIn('203.0.113.1')).statusCode).toBe(200);
  });

  it('expire after an hour, and known networks after 30 days', async () => {
    await signIn('203.0.113.1');
    await failures(50);
    await api.rows("UPDATE sign_in_tallies SET since = since - interval '61 minutes' RETURNING account");
    expect((await signIn('203.0.113.2')).statusCode).toBe(200);
    await api.rows("UPDATE sign_in_networks SET seen_at = seen_at - interval '31 days' RETURNING account");
    await api.get(AttemptsService).forgetOld();
    expect(
      await api.rows('SELECT (SELECT count(*)::int FROM sign_in_tallies) AS tallies, count(*)::int AS networks FROM sign_in_networks'),
    ).toEqual([{ tallies: 0, networks: 0 }]);
  });

  it('are cleared for a user who sets a new password by mail', async () => {
    await failures(60);
    await api.get(AttemptsService).forgive(EMAIL);
    expect((await signIn('203.0.113.2')).statusCode).toBe(200);
  });
});
