import { type Cost, type Side, compare } from './compare';
import type { Finding } from './report';
import { signIn } from './requests';
import { ADMIN, MENTEE, MENTOR, seededDatabase } from './seed';
import { type Server, startServer } from './servers';
import type { Stage } from './stage';

const FEW = 1_000;
const MANY = 1_000_000;

/** The measured lists of tasks: all that the caller sees, a page in the middle of one person's tasks, and submitted tasks. */
const LISTS = [
  { what: 'an admin, everything', who: ADMIN, query: 'page_size=20' },
  { what: "an admin, one person's", who: ADMIN, query: `assignee_id=${MENTEE}&ordering=-due_at&page=2&page_size=20` },
  { what: 'a mentor, everything', who: MENTOR, query: 'page_size=20' },
  { what: 'a mentor, what waits', who: MENTOR, query: 'status=submitted&ordering=-updated_at&page_size=20' },
] as const;

/** Measures the lists of one company's tasks, with the company alone in the table and as one of a thousand. */
export async function measureScale(stage: Stage): Promise<Finding[]> {
  const many = await serverOf(stage, MANY);
  const few = await serverOf(stage, FEW);
  const findings: Finding[] = [];
  for (const { what, who, query } of LISTS) {
    const sides = [await sideOf(many, who, query), await sideOf(few, who, query)] as const;
    const costs = await compare(sides, stage.postmaster, { rounds: 5, seconds: 2, connections: 16 });
    findings.push(...findingsOf(`GET /tasks, 1M rows against 1k, ${what}`, costs));
  }
  return findings;
}

function findingsOf(what: string, [many, few]: readonly [Cost, Cost]): Finding[] {
  const of = (which: string, unit: string, figure: (cost: Cost) => number): Finding => ({
    what: `${what}: ${which}`,
    unit,
    app: figure(many),
    other: figure(few),
    at_most: 1.2,
  });
  return [of('CPU with Postgres', 'µs', (cost) => cost.cpu_us + cost.postgres_us), of('median time', 'ms', (cost) => cost.p50_ms)];
}

const serverOf = async (stage: Stage, tasks: number): Promise<Server> =>
  startServer('app', { ...stage.env, DATABASE_URL: (await seededDatabase(stage.postgres, tasks)).api });

const sideOf = async (server: Server, who: typeof ADMIN, query: string): Promise<Side> => ({
  server,
  ask: { method: 'GET', path: `/api/v1/tasks?${query}`, headers: { authorization: await signIn(server, who) } },
});
