import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';
import { env } from '@app/config';
import type { User } from '@organisation/users/user.entity';

const FROZEN_MS = 10_000;
const PROMISED_MS = 2_000;
/** The longest delay of a timer on a busy machine. */
const SLACK_MS = 300;

describe('a Postgres that does not answer', () => {
  const api = startApi();
  const outside = new Client(env.DATABASE_URL);
  beforeAll(() => outside.connect());
  afterAll(() => outside.end());

  const backends = async (): Promise<number[]> =>
    (
      await outside.query<{ pid: number }>(
        'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
    ).rows.map(({ pid }) => pid);
  const timed = async (asked: Promise<Answer>) => {
    const begun = performance.now();
    const { status, headers } = await asked;
    return { status, retry_after: headers['retry-after'], ms: performance.now() - begun };
  };
  const isKept = ({ status, retry_after, ms }: Awaited<ReturnType<typeof timed>>): boolean =>
    ms < PROMISED_MS + SLACK_MS && (status < 300 || (status === 503 && Number(retry_after) > 0));

  it('delays a request by two seconds at most and makes it a 503 with Retry-After', async () => {
    const admin = await api.aSaved(Role.Admin);
    const people: User[] = await Promise.all(Array.from({ length: 6 }, () => api.aSaved(Role.Mentee)));
    const as = api.as(admin);
    const storm = (round: number) =>
      people.flatMap(({ id }) => [
        timed(as.get(`/api/v1/users/${id}`)),
        timed(as.patch(`/api/v1/users/${id}`, { position: `Seat ${round}` })),
        timed(as.post('/api/v1/departments', { name: `Strings ${round} ${id}` }, { 'idempotency-key': `k-${round}-${id}` })),
      ]);
    expect(new Set((await Promise.all(storm(0))).map(({ status }) => status))).toEqual(new Set([200, 201]));

    const frozen = await backends();
    const answers: Awaited<ReturnType<typeof timed>>[] = [];
    const until = Date.now() + FROZEN_MS;
    try {
      frozen.forEach((pid) => process.kill(pid, 'SIGSTOP'));
      for (let round = 1; Date.now() < until; round++) {
        answers.push(...(await Promise.all(storm(round))));
        await sleep(200);
      }
    } finally {
      frozen.forEach((pid) => process.kill(pid, 'SIGCONT'));
    }
    expect(answers.filter((answer) => !isKept(answer))).toEqual([]);
    expect(answers.some(({ status }) => status === 503)).toBe(true);
    await sleep(500);
    expect((await Promise.all(storm(10_000))).every(({ status }) => status < 300)).toBe(true);
  });

  it('delays a request that waits for a row lock no longer than that', async () => {
    const { id } = await api.aSaved(Role.Mentee);
    const as = api.as(await api.aSaved(Role.Admin));
    await as.get(`/api/v1/users/${id}`);
    await outside.query('BEGIN');
    try {
      await outside.query('SELECT 1 FROM users WHERE id = $1 FOR UPDATE', [id]);
      const answer = await timed(as.patch(`/api/v1/users/${id}`, { position: 'Locked' }));
      expect([answer.status, isKept(answer)]).toEqual([503, true]);
    } finally {
      await outside.query('ROLLBACK');
    }
    expect((await as.patch(`/api/v1/users/${id}`, { position: 'Free' })).status).toBe(200);
  });
});
