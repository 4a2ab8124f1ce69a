import { randomUUID } from 'node:crypto';
import { load } from './load';
import type { Finding } from './report';
import { requestsOf, signIn } from './requests';
import { emailOf, seededDatabase } from './seed';
import { type Server, startServer } from './servers';
import type { Stage } from './stage';

const LOGINS = 8;
const SECONDS = 4;
// So few that the quiet time measures a request, and not a queue.
const GUESSES = 60;
const CROWD = 100;
const CROWDED_P99_MS = 200;
const CHEAP = { connections: 4, seconds: SECONDS, rate: 200 };

/** Measures the p99 of a cheap request while eight people sign in repeatedly, against the p99 without them. */
export async function measureLogins(stage: Stage): Promise<Finding[]> {
  const server = await startServer('app', { ...stage.env, DATABASE_URL: (await seededDatabase(stage.postgres, 1_000)).api });
  const { user } = requestsOf(await signIn(server));
  await load(server.url, user, { connections: 16, seconds: SECONDS });
  const quiet = await load(server.url, user, CHEAP);
  const busy = await whileSigningIn(server, () => load(server.url, user, CHEAP));
  await server.stop();
  return [{ what: 'p99 of GET /users/{id}, 8 logins running', unit: 'ms', app: busy.p99_ms, other: quiet.p99_ms, at_most: 5 }];
}

/** Measures whether response times tell known addresses from unknown ones, and how a crowd that signs in delays other requests. */
export async function measureGuesses(stage: Stage): Promise<Finding[]> {
  const env = { ...stage.env, DATABASE_URL: (await seededDatabase(stage.postgres, 1_000)).api, TRUST_PROXY: 'on' };
  const server = await startServer('app', env);
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let turn = 0; turn < GUESSES; turn++) {
    // Both take turns, so that other work of the machine affects both alike.
    times.known.push(await guess(server, emailOf(turn), turn));
    times.unknown.push(await guess(server, `${randomUUID()}@example.com`, turn));
  }
  // A guess that waits for too long to be hashed gets a 503.
  const crowd = Array.from({ length: CROWD }, (_, at) => guess(server, emailOf(GUESSES + at), GUESSES + at, [401, 503]));
  const health = { method: 'GET', path: '/health', headers: {} } as const;
  const { p99_ms } = await load(server.url, health, CHEAP);
  await Promise.all(crowd);
  await server.stop();
  const medians = { app: median(times.known), other: median(times.unknown) };
  return [
    { what: 'wrong password, known address against unknown', unit: 'ms', ...medians, within: 5 },
    { what: `p99 of GET /health, ${CROWD} logins at once`, unit: 'ms', app: p99_ms, other: CROWDED_P99_MS, at_most: 1 },
  ];
}

/** Each guess has its own address and account, because repeated guesses would be refused without a check of the password. */
async function guess({ url }: Server, email: string, from: number, refusals = [401]): Promise<number> {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': `10.${from >> 8}.${from & 255}.1` };
  const began = performance.now();
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password: 'not-it-at-all' }),
  });
  await answer.text();
  if (!refusals.includes(answer.status)) throw new Error(`A wrong password answers ${answer.status}.`);
  return performance.now() - began;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

async function whileSigningIn<T>(server: Server, work: () => Promise<T>): Promise<T> {
  let over = false;
  const person = async (): Promise<void> => {
    while (!over) await signIn(server);
  };
  const people = Promise.all(Array.from({ length: LOGINS }, person));
  try {
    return await work();
  } finally {
    over = true;
    await people;
  }
}
