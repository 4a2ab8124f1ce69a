import { setTimeout as sleep } from 'node:timers/promises';
import { hash } from '@node-rs/bcrypt';
import { startApi } from '@test/app';
import { Role } from '@app/auth';
import { env } from '@app/config';

const PASSWORD = 'violin-on-the-roof';
const MANY = process.env.CHAOS === 'long' ? 300 : 60;
const PROMISED_MS = 5_000;
Object.assign(env, { PASSWORD_WAIT_SECONDS: 5, BCRYPT_ROUNDS: 12 });

describe('a crowd of registrations', () => {
  const api = startApi();

  it('delays sign-ins by seconds at most, and is refused with Retry-After within seconds', async () => {
    const email = 'mina@example.com';
    await api.aSaved(Role.Mentee, { email, password_hash: await hash(PASSWORD, 12) });
    const timed = async (url: string, payload: object, remoteAddress: string) => {
      const began = performance.now();
      const { statusCode, headers } = await api.app().inject({ method: 'POST', url, payload, remoteAddress });
      return { status: statusCode, retry_after: Number(headers['retry-after']), ms: performance.now() - began };
    };
    const signIn = () => timed('/api/v1/auth/login', { email, password: PASSWORD }, '198.51.100.7');
    const quiet = await signIn();
    const crowd = Array.from({ length: MANY }, (_, n) =>
      timed('/api/v1/auth/register', { email: `crowd-${n}@example.com`, password: PASSWORD, name: 'Crowd' }, `203.0.113.${n % 3}`),
    );
    await sleep(500);
    const honest = await signIn();
    expect(honest.status).toBe(200);
    // On a machine that is busy with something else as well, a multiple of what it takes there without the crowd.
    expect(honest.ms).toBeLessThan(Math.max(PROMISED_MS, 5 * quiet.ms));

    const answers = await Promise.all(crowd);
    expect(answers.filter(({ status, retry_after }) => status !== 201 && !(status === 503 && retry_after > 0))).toEqual([]);
    // The deadline, and what it takes to look at so many.
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(Math.max(3 * PROMISED_MS, 15 * quiet.ms));
  }, 120_000);
});
