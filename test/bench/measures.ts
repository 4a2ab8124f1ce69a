import { type Cost, compare, median } from './compare';
import type { Ask } from './load';
import type { Finding } from './report';
import { assertSameAnswers, requestsOf, signIn } from './requests';
import { seededDatabase } from './seed';
import { type Server, startServer } from './servers';
import type { Stage } from './stage';

const SECONDS = 2;
const CONNECTIONS = 16;
const STARTS = 5;

interface Goal {
  readonly what: string;
  readonly cpu: number;
  readonly with_postgres?: number;
  readonly per_second?: number;
  readonly memory: number;
}

const GOALS: Record<keyof ReturnType<typeof requestsOf>, Goal> = {
  user: { what: 'GET /users/{id}', cpu: 1.25, memory: 1.6 },
  list: { what: 'GET /tasks, 20 rows', cpu: 0.8, with_postgres: 1, per_second: 1, memory: 1.6 },
  create: { what: 'POST /tasks', cpu: 1.2, memory: 1.6 },
};

/** Measures the cost of each request, app against reference, on the same rows; both are started anew for each request. */
export async function measureRequests(stage: Stage, { rows, rounds }: { rows: number; rounds: number }): Promise<Finding[]> {
  const env = { ...stage.env, DATABASE_URL: (await seededDatabase(stage.postgres, rows)).api };
  const findings: Finding[] = [];
  for (const [name, goal] of Object.entries(GOALS)) {
    const pair = [await startServer('app', env), await startServer('reference', env)] as const;
    const ask = requestsOf(await signIn(pair[0]))[name as keyof typeof GOALS];
    findings.push(...(await measureRequest(stage, pair, ask, { goal, rounds })));
    await Promise.all(pair.map((server) => server.stop()));
  }
  return findings;
}

type Measure = { readonly goal: Goal; readonly rounds: number };

async function measureRequest(stage: Stage, pair: readonly [Server, Server], ask: Ask, { goal, rounds }: Measure): Promise<Finding[]> {
  await assertSameAnswers(pair, ask);
  const sides = [
    { server: pair[0], ask },
    { server: pair[1], ask },
  ] as const;
  const costs = await compare(sides, stage.postmaster, { rounds, seconds: SECONDS, connections: CONNECTIONS });
  const finding = (what: string, unit: string, of: (cost: Cost) => number): Finding => ({
    what: `${goal.what}: ${what}`,
    unit,
    app: of(costs[0]),
    other: of(costs[1]),
  });
  return [
    { ...finding('CPU a request', 'µs', (cost) => cost.cpu_us), at_most: goal.cpu },
    { ...finding('with Postgres', 'µs', (cost) => cost.cpu_us + cost.postgres_us), at_most: goal.with_postgres },
    { ...finding('requests a second', '/s', (cost) => cost.per_second), at_least: goal.per_second },
    { ...finding('memory', 'MB', (cost) => cost.memory_mb), at_most: goal.memory },
  ];
}

/** Measures the time from `node` to the first 200, in turns. */
export async function measureStart(stage: Stage): Promise<Finding[]> {
  const env = { ...stage.env, DATABASE_URL: (await seededDatabase(stage.postgres, 1_000)).api };
  const times: Record<'app' | 'reference', number[]> = { app: [], reference: [] };
  for (let round = 0; round < STARTS; round++) {
    for (const program of ['app', 'reference'] as const) {
      const server = await startServer(program, env);
      times[program].push(server.started_in_ms);
      await server.stop();
    }
  }
  return [{ what: 'node to first 200', unit: 'ms', app: median(times.app), other: median(times.reference), at_most: 2.5 }];
}
