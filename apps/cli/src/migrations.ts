import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource, MigrationExecutor, type MigrationInterface, QueryFailedError } from 'typeorm';
import { env } from '@app/config';
import type { DatabaseSession } from './alone';
import { grantAppRole } from './app-role';

const TRIES = 20;
const PAUSE_MS = 1_000;
const LOCK_NOT_AVAILABLE = '55P03';

/** SQL that changes the schema to match the entities, and SQL that reverts it. */
export interface Drift {
  readonly up: string[];
  readonly down: string[];
}

/**
 * Applies pending migrations, each in its own transaction, grants the apps their rights, and returns the names. A busy table is tried
 * again.
 */
export async function run(session: DatabaseSession): Promise<string[]> {
  const before = await pending(session);
  for (let left = TRIES; ; await sleep(PAUSE_MS)) {
    try {
      await executor(session).executePendingMigrations();
      await grant(session);
      return before;
    } catch (error) {
      if (!isBusy(error) || --left === 0) throw error;
      process.stdout.write('A table is busy; trying again.\n');
    }
  }
}

/** Applies the migrations with these names, and no newer ones. */
export async function runOnly({ source, runner }: DatabaseSession, names: readonly string[]): Promise<void> {
  const chosen = source.migrations.filter((migration) => names.includes(nameOf(migration)));
  const narrowed = Object.create(source, { migrations: { value: chosen } }) as DataSource;
  await executor({ source: narrowed, runner }).executePendingMigrations();
}

/** The names of all migrations that this version has. */
export const knownMigrations = ({ source }: DatabaseSession): string[] => source.migrations.map(nameOf);

const nameOf = ({ name, constructor }: MigrationInterface): string => name ?? constructor.name;

/** Reverts the newest migration, and returns its name; undefined if there is none. */
export async function revert(session: DatabaseSession): Promise<string | undefined> {
  const [newest] = await appliedMigrations(session);
  if (newest) await executor(session).undoLastMigration();
  return newest;
}

/** Newest first. */
export async function appliedMigrations(session: DatabaseSession): Promise<string[]> {
  return (await executor(session).getExecutedMigrations()).map(({ name }) => name);
}

/** True if no migration was ever applied. */
export const isNew = async (session: DatabaseSession): Promise<boolean> => (await appliedMigrations(session)).length === 0;

export async function pending(session: DatabaseSession): Promise<string[]> {
  return (await executor(session).getPendingMigrations()).map(({ name }) => name);
}

/** Needs a session with entities. */
export async function drift({ source }: DatabaseSession): Promise<Drift> {
  const { upQueries, downQueries } = await source.driver.createSchemaBuilder().log();
  return { up: upQueries.map(({ query }) => query), down: downQueries.map(({ query }) => query).toReversed() };
}

/** Uses the session that holds the lock. */
function executor({ source, runner }: DatabaseSession): MigrationExecutor {
  return Object.assign(new MigrationExecutor(source, runner), { transaction: 'each' as const });
}

const grant = ({ runner }: DatabaseSession): Promise<void> =>
  grantAppRole((statement, values) => runner.query(statement, values), {
    apps: env.DATABASE_URL,
    worker: env.WORKER_DATABASE_URL,
    migrations: env.MIGRATION_DATABASE_URL ?? env.DATABASE_URL,
    isPooled: env.DATABASE_POOLER === 'transaction',
  });

const isBusy = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === LOCK_NOT_AVAILABLE;
