import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import { env } from '@app/config';
import { refuseUnfinishedRestore } from '@app/database';
import described from '../../../ormconfig';

const LOCK = 7_411;
const LOOK_EVERY_MS = 200;
// A change that waits for a busy table blocks all later queries, so it gives up and tries again.
const LOCK_TIMEOUT = '2s';
const STATEMENT_TIMEOUT = '15min';
// The server's limit ends a statement first. The apps' client has a limit of its own, which is shorter.
const QUERY_TIMEOUT_MS = 16 * 60_000;

/** A session with the database, and its migrations. */
export interface DatabaseSession {
  readonly source: DataSource;
  readonly runner: QueryRunner;
}

/**
 * Runs `work` while no other process migrates; later ones wait. The lock belongs to this session, so it is held exactly as long as Postgres
 * works for us, even if we are killed. `entities` loads every domain. Refuses a database with an unfinished restore, unless `restores` is
 * set.
 */
export async function alone<T>(work: (session: DatabaseSession) => Promise<T>, { entities = false, restores = false } = {}): Promise<T> {
  requireSession();
  const extra = { ...(described.options.extra as object), min: 0, Client: undefined, query_timeout: QUERY_TIMEOUT_MS };
  const few = { poolSize: 2, extra };
  const source = new DataSource(Object.assign({}, described.options, few, entities ? {} : { entities: [] }));
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await lock(runner);
    if (!restores) await refuseUnfinishedRestore(runner);
    await runner.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
    await runner.query(`SET statement_timeout = '${STATEMENT_TIMEOUT}'`);
    return await work({ source, runner });
  } finally {
    await runner.release();
    await source.destroy();
  }
}

/** Polls, because a session that waits in Postgres would prevent the holder from building an index CONCURRENTLY. */
async function lock(runner: QueryRunner): Promise<void> {
  const ask = async () => {
    const [answer] = (await runner.query('SELECT pg_try_advisory_lock($1) AS locked', [LOCK])) as { locked: boolean }[];
    return answer?.locked;
  };
  if (await ask()) return;
  process.stdout.write('Another process is running migrations; waiting for it.\n');
  while (!(await ask())) await sleep(LOOK_EVERY_MS);
}

/** A pooler lends a connection for one transaction only: the lock would stay with the next user of the connection. */
function requireSession(): void {
  if (env.DATABASE_POOLER === 'transaction' && !env.MIGRATION_DATABASE_URL)
    throw new Error('Migrations need a session of their own: set MIGRATION_DATABASE_URL to Postgres itself, not to the pooler.');
}
