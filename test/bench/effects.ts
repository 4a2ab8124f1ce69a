import { setTimeout as sleep } from 'node:timers/promises';
import Bull from 'bull';
import { Client } from 'pg';
import type { Finding } from './report';
import { seededDatabase } from './seed';
import { startProcess, stop } from './servers';
import type { Stage } from './stage';

const JOBS = 4_000;
const BATCH = 200;
const CONCURRENCY = 10;
const DONE_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 25;

/** From rows in the outbox to their effects, each committed durably by itself, against jobs that do nothing in the bare queue library. */
export async function measureEffects(stage: Stage): Promise<Finding[]> {
  const bare = await bareRate(stage.env.REDIS_URL ?? '');
  const { worker, owner } = await seededDatabase(stage.postgres, 10_000);
  const app = await outboxRate({ ...stage.env, DATABASE_URL: worker }, owner);
  return [{ what: 'outbox to effect, against bare Bull', unit: '/s', app, other: bare, at_least: 0.3 }];
}

async function outboxRate(env: NodeJS.ProcessEnv, owner: string): Promise<number> {
  const client = new Client(owner);
  await client.connect();
  const worker = startProcess('worker', env);
  try {
    // A first few show that the worker is up, and that its code is compiled.
    await done(client, await put(client, BATCH));
    const began = performance.now();
    await done(client, await put(client, JOBS));
    return JOBS / ((performance.now() - began) / 1_000);
  } finally {
    await stop(worker);
    await client.end();
  }
}

/** Reminders about tasks that are waiting for review: each looks its task up and publishes an event. Returns the last one's id. */
async function put(client: Client, jobs: number): Promise<string> {
  const { rows } = await client.query<{ last: string }>(
    `WITH added AS (
       INSERT INTO outbox (queue, name, payload, next_at)
       SELECT 'default', 'remind_reviewer', jsonb_build_object('task_id', (SELECT min(id) FROM tasks WHERE status = 'submitted')), now()
       FROM generate_series(1, $1) RETURNING id)
     SELECT max(id)::text AS last FROM added`,
    [jobs],
  );
  return rows[0]?.last ?? '0';
}

async function done(client: Client, last: string): Promise<void> {
  const OPEN = `SELECT count(*)::int AS open FROM outbox WHERE finished_at IS NULL AND name = 'remind_reviewer' AND id <= $1`;
  for (const deadline = performance.now() + DONE_WITHIN_MS; performance.now() < deadline; await sleep(LOOK_EVERY_MS)) {
    const { rows } = await client.query<{ open: number }>(OPEN, [last]);
    if (rows[0]?.open === 0) return;
  }
  throw new Error(`The outbox was not done within ${DONE_WITHIN_MS / 1_000} s.`);
}

async function bareRate(redis: string): Promise<number> {
  const queue = new Bull('bench', redis, { defaultJobOptions: { removeOnComplete: true } });
  await queue.obliterate({ force: true });
  let finished = 0;
  const all = new Promise<void>((resolve) => queue.on('completed', () => void (++finished === JOBS && resolve())));
  void queue.process('nothing', CONCURRENCY, () => Promise.resolve());
  const began = performance.now();
  for (let job = 0; job < JOBS; job += BATCH) await queue.addBulk(Array.from({ length: BATCH }, () => ({ name: 'nothing', data: {} })));
  await all;
  const seconds = (performance.now() - began) / 1_000;
  await queue.close();
  return JOBS / seconds;
}
