import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { memoryOf, ownMemoryOf, sessionsOf } from './machine';
import type { Finding } from './report';
import { requestsOf, signIn } from './requests';
import { seededDatabase } from './seed';
import { type Server, startServer } from './servers';
import type { Stage } from './stage';

const AT_ONCE = 16;
/** The first requests fill every pool, cache and compiled function; from then on, memory may not follow the number of requests. */
const WARM = 20_000;
const ALL = 100_000;

const COLUMNS = ['due_at', 'created_at', 'updated_at', 'title', 'status', 'priority'];
const LISTS = ['tasks', 'users', 'mentorships', 'memos', 'scores', 'curricula', 'departments', 'approval-requests', 'calendar/holidays'];

/** Memory of api, Postgres and Redis after 100,000 requests of which no two are alike, against that after the first 20,000. */
export async function measureVariety(stage: Stage): Promise<Finding[]> {
  const server = await startServer('app', { ...stage.env, DATABASE_URL: (await seededDatabase(stage.postgres, 1_000)).api });
  const redis = new Redis(stage.env.REDIS_URL ?? '');
  const authorization = await signIn(server);
  await ask(server, authorization, { from: 0, to: WARM });
  const before = await memory(stage, server, redis);
  await ask(server, authorization, { from: WARM, to: ALL });
  const after = await memory(stage, server, redis);
  redis.disconnect();
  await server.stop();
  return (['api', 'Postgres, the fullest session', 'Redis'] as const).map((what, at) => ({
    what: `memory after 100,000 different requests: ${what}`,
    unit: 'MB',
    app: after[at]!,
    other: before[at]!,
    at_most: 1.25,
  }));
}

async function ask(server: Server, authorization: string, { from, to }: { readonly from: number; readonly to: number }): Promise<void> {
  let next = from;
  const one = async (): Promise<void> => {
    for (let at = next++; at < to; at = next++) await (at % 5 === 0 ? write(server, authorization, at) : read(server, authorization, at));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** A list by an ordering, filters, a page, names and headers that no request before has had. */
async function read({ url }: Server, authorization: string, at: number): Promise<void> {
  const random = randomBytes(6).toString('hex');
  const ordering = [0, 1, 2].map((one) => ((at >> one) % 2 ? `-${COLUMNS[(at + one) % 6]}` : COLUMNS[(at * 7 + one * 5) % 6])).join(',');
  const query = [`ordering=${ordering}`, `search=${random}`, `page=${1 + (at % 1_000)}`, `page_size=${1 + (at % 100)}`, `x${random}=1`];
  const chosen = query.filter((_, bit) => (bit < 4 ? (at >> bit) % 2 === 0 : at % 97 === 0));
  const headers = {
    authorization,
    'x-request-id': random,
    [`x-${random}`]: random,
    'accept-language': `k${random.slice(0, 2)},en;q=0.${at % 10}`,
  };
  await drained(fetch(`${url}/api/v1/${LISTS[at % LISTS.length]}?${chosen.join('&')}`, { headers }), at);
}

/** A task under a key of its own, without one, or refused; some by a token that nobody has given. */
async function write(server: Server, authorization: string, at: number): Promise<void> {
  const { path, headers, body } = requestsOf(at % 35 === 0 ? `Bearer ${randomBytes(24).toString('base64url')}` : authorization).create;
  const title = `Chapter ${at} ${randomBytes(8).toString('hex')}`;
  const own = { ...headers, 'idempotency-key': `key-${at}-${randomBytes(8).toString('hex')}`, 'if-match': `"${at}"` };
  const fields = { ...(JSON.parse(body ?? '{}') as object), title, ...(at % 3 === 0 && { [`field_${at}`]: 1 }) };
  await drained(fetch(server.url + path, { method: 'POST', headers: own, body: JSON.stringify(fields) }), at);
}

async function drained(answer: Promise<Response>, at: number): Promise<void> {
  const { status, ...rest } = await answer.then(async (got) => ({ status: got.status, text: await got.text() }));
  if (status >= 500) throw new Error(`Request ${at} answers ${status}: ${rest.text.slice(0, 200)}`);
}

async function memory({ postmaster }: Stage, { pid }: Server, redis: Redis): Promise<[number, number, number]> {
  const [, used = '0'] = /^used_memory:(\d+)/m.exec(await redis.info('memory')) ?? [];
  return [memoryOf(pid), Math.max(...sessionsOf(postmaster).map(ownMemoryOf)), Number(used) / 1_048_576];
}
