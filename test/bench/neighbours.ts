import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './compare';
import { type Ask, load, press } from './load';
import type { Finding } from './report';
import { requestsOf, signIn } from './requests';
import { emailOf, seededDatabase } from './seed';
import { type Server, startServer } from './servers';
import type { Stage } from './stage';

const PAIRS = 5;
const SECONDS = 3;
const TASKS = 2_000;
const PEOPLE = 20;
const STARTS_WITHIN_MS = 1_000;
/** Two people of the second company, who ask for 100 things a second together. */
const GENTLE = { connections: 4, seconds: SECONDS, rate: 50 };

interface Greedy {
  readonly who: string;
  readonly asks: readonly Ask[];
  readonly connections: number;
}

/** How long others wait at worst while somebody asks for as much as the limits allow, all at once, against the same when all is quiet. */
export async function measureNeighbours(stage: Stage): Promise<Finding[]> {
  const { api } = await seededDatabase(stage.postgres, TASKS);
  const server = await startServer('app', { ...stage.env, DATABASE_URL: api });
  const others = requestsOf(await signIn(server, { email: 'user101@example.com' }), 111);
  for (const ask of [others.list, others.create]) await load(server.url, ask, { connections: 8, seconds: SECONDS });
  const findings: Finding[] = [];
  for (const greedy of await everyGreed(server)) findings.push(...(await beside(server, others, greedy)));
  await server.stop();
  return findings;
}

async function everyGreed(server: Server): Promise<Greedy[]> {
  const people: string[] = [];
  for (let at = 0; at < PEOPLE; at++) people.push(await signIn(server, { email: emailOf(at) }));
  const admin = people[0]!;
  const longest = (authorization: string): Ask => ({ method: 'GET', path: '/api/v1/tasks?page_size=100', headers: { authorization } });
  const largest: Ask = { ...requestsOf(admin).create, body: JSON.stringify({ title: 'x'.repeat(1_000_000) }) };
  return [
    { who: 'a person who reads', asks: [longest(admin)], connections: 64 },
    { who: 'a person who writes', asks: [requestsOf(admin).create], connections: 64 },
    { who: 'a person who sends 1 MB', asks: [largest], connections: 16 },
    { who: 'a company', asks: people.flatMap((one) => [longest(one), requestsOf(one).user]), connections: 64 },
    { who: 'a network', asks: [{ method: 'GET', path: '/api/v1/tasks', headers: {} }], connections: 64 },
  ];
}

async function beside(
  { url }: Server,
  { list, create }: ReturnType<typeof requestsOf>,
  { who, asks, connections }: Greedy,
): Promise<Finding[]> {
  const times = { list: { quiet: [] as number[], busy: [] as number[] }, create: { quiet: [] as number[], busy: [] as number[] } };
  const ask = async (into: 'quiet' | 'busy') => {
    const [read, written] = await Promise.all([load(url, list, GENTLE), load(url, create, GENTLE)]);
    times.list[into].push(read.p99_ms);
    times.create[into].push(written.p99_ms);
  };
  for (let pair = 0; pair < PAIRS; pair++) {
    await ask('quiet');
    const end = press({ url, asks, connections });
    await sleep(STARTS_WITHIN_MS);
    await ask('busy');
    await end();
  }
  return (['list', 'create'] as const).map((name) => ({
    what: `p99 of ${name === 'list' ? 'GET' : 'POST'} /tasks beside ${who}`,
    unit: 'ms',
    app: median(times[name].busy),
    other: median(times[name].quiet),
    at_most: 3,
  }));
}
