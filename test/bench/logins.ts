import { load } from './load';
import type { Finding } from './report';
import { requestsOf, signIn } from './requests';
import { seededDatabase } from './seed';
import { type Server, startServer } from './servers';
import type { Stage } from './stage';

const LOGINS = 8;
const SECONDS = 4;
// Few enough that the quiet time is that of a request, and not of a queue.
const CHEAP = { connections: 4, seconds: SECONDS, rate: 200 };

/** How long a cheap request takes at worst while eight people sign in over and over, against the same when all is quiet. */
export async function measureLogins(stage: Stage): Promise<Finding[]> {
  const server = await startServer('app', { ...stage.env, DATABASE_URL: await seededDatabase(stage.postgres, 1_000) });
  const { user } = requestsOf(await signIn(server));
  await load(server.url, user, { connections: 16, seconds: SECONDS });
  const quiet = await load(server.url, user, CHEAP);
  const busy = await whileSigningIn(server, () => load(server.url, user, CHEAP));
  await server.stop();
  return [{ what: 'p99 of GET /users/{id}, 8 logins running', unit: 'ms', app: busy.p99_ms, other: quiet.p99_ms, at_most: 5 }];
}

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
