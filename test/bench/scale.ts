import { type Cost, type Side, compare } from './compare';
import type { Finding } from './report';
import { requestsOf, signIn } from './requests';
import { seededDatabase } from './seed';
import { startServer } from './servers';
import type { Stage } from './stage';

const FEW = 1_000;
const MANY = 1_000_000;

/** The list of one company's tasks, that company being alone in the table or one of a thousand. */
export async function measureScale(stage: Stage): Promise<Finding[]> {
  const many = { ...stage.env, DATABASE_URL: await seededDatabase(stage.postgres, MANY) };
  const few = { ...stage.env, DATABASE_URL: await seededDatabase(stage.postgres, FEW) };
  const costs = await compare([await listingOf(many), await listingOf(few)], stage.postmaster, { rounds: 5, seconds: 2, connections: 16 });
  const of = (what: string, unit: string, figure: (cost: Cost) => number): Finding => ({
    what: `GET /tasks, 1M rows against 1k: ${what}`,
    unit,
    app: figure(costs[0]),
    other: figure(costs[1]),
    at_most: 1.2,
  });
  return [of('CPU with Postgres', 'µs', (cost) => cost.cpu_us + cost.postgres_us), of('median time', 'ms', (cost) => cost.p50_ms)];
}

async function listingOf(env: NodeJS.ProcessEnv): Promise<Side> {
  const server = await startServer('app', env);
  return { server, ask: requestsOf(await signIn(server)).list };
}
