import { setTimeout as sleep } from 'node:timers/promises';
import { hash } from '@node-rs/bcrypt';
import { startApi } from '@test/app';
import { Role } from '@app/auth';
import { env } from '@app/config';

const PASSWORD = 'violin-on-the-roof';
const MANY = process.env.CHAOS === 'long' ? 300 : 60;
const PROMISED_MS = 5_000;
Object.assign(env, { PASSWORD_WAIT_SECONDS: 5 });

describe('a crowd that registers', () => {
  const api = startApi();

  it('keeps nobody from signing in within seconds, and is told within seconds to come back', async () => {
    const email = 'mina@example.com';
    await api.aSaved(Role.Mentee, { email, password_hash: await hash(PASSWORD, 12) });
    const timed = async (url: string, payload: object, remoteAddress: string) => {
      const began = performance.now();
      const { statusCode, headers } = await api.app().inject({ method: 'POST', url, payload, remoteAddress });
      return { status: statusCode, retry_after: Number(headers['retry-after']), ms: performance.now() - began };
    };
    const crowd = Array.from({ length: MANY }, (_, n) =>
      timed('/api/v1/auth/register', { email: `crowd-${n}@example.com`, password: PASSWORD, name: 'Crowd' }, `203.0.113.${n % 3}`),
    );
    await sleep(500);
    const honest = await timed('/api/v1/auth/login', { email, password: PASSWORD }, '198.51.100.7');
    expect(honest.status).toBe(200);
    expect(honest.ms).toBeLessThan(PROMISED_MS);

    const answers = await Promise.all(crowd);
    expect(answers.filter(({ status, retry_after }) => status !== 201 && !(status === 503 && retry_after > 0))).toEqual([]);
    // The deadline, and what it takes to look at so many.
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(3 * PROMISED_MS);
  }, 120_000);
});
