import { join } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
// The TypeORM command line and Jest's global setup load this file, too, and do not resolve aliases.
import { env } from '../../config/src';
import { PreparedClient } from './prepared-client';
import { LONG } from './statement-limits';
import { asStartUpOptions } from './session-settings';
import { wireTypes } from './types';

const root = join(__dirname, '../../../..');
// The setting is a ceiling: after two seconds, a request is better refused with `Retry-After`.
const WAIT_FOR_CONNECTION_MS = Math.min(env.DATABASE_POOL_TIMEOUT * 1_000, 2_000);
const CONNECTION_LIFETIME_S = 3_600;

const OF_SESSION = { options: asStartUpOptions, namesStatements: true };
// A pooler refuses start-up parameters, and a statement prepared on one connection is missing on the next. So the role has the settings.
const WITHOUT_SESSION = { options: undefined, namesStatements: false };

/** Connection options shared by the apps, the migrations and the tests. */
export const options: DataSourceOptions = {
  type: 'postgres',
  url: env.DATABASE_URL,
  entities: [join(root, 'libs/{domains/*/*,platform/*/src}/*.entity.{ts,js}')],
  migrations: [join(root, 'libs/platform/database/src/migrations/*.{ts,js}')],
  migrationsTransactionMode: 'each',
  synchronize: false,
  parseInt8: true,
  logging: env.DATABASE_ECHO,
  poolSize: env.DATABASE_POOL_SIZE + env.DATABASE_MAX_OVERFLOW,
  extra: {
    Client: PreparedClient,
    types: wireTypes,
    // Sends BEGIN with the first statement and COMMIT with the last.
    pipeline: true,
    ...(env.DATABASE_POOLER === 'none' ? OF_SESSION : WITHOUT_SESSION),
    query_timeout: LONG.client,
    min: env.DATABASE_POOL_SIZE,
    connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
    maxLifetimeSeconds: CONNECTION_LIFETIME_S,
  },
};

/** The same for migrations and the command line: as the owner of the tables, with sessions of their own, bypassing any pooler. */
export const ownersOptions = {
  ...options,
  url: env.MIGRATION_DATABASE_URL ?? env.DATABASE_URL,
  extra: { ...(options.extra as object), ...OF_SESSION },
} as DataSourceOptions;
