import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { postgresIn } from '../../apps/up/src/postgres';
import { makeHome } from '../../apps/up/src/postgres-places';
import { redisIn } from '../../apps/up/src/redis';

/** Everything the servers stand on. */
export interface Stage {
  readonly postgres: string;
  readonly postmaster: number;
  /** For every process that is started: the stores (the database comes with each), one secret, and no limits in the way. */
  readonly env: NodeJS.ProcessEnv;
  clear(): Promise<void>;
}

const NO_LIMIT = '2000000000';
const home = resolve('.data/bench');

/** Stores of its own, kept between runs with their files and nobody's data in them. */
export async function setStage(): Promise<Stage> {
  makeHome(home);
  const [postgres, redis] = [postgresIn(home), redisIn(home)];
  await Promise.all([postgres.start(), redis.start()]);
  await forget(redis.url);
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    DATA_DIR: home,
    REDIS_URL: redis.url,
    SECRET_KEY: randomBytes(48).toString('base64url'),
    MAIL: 'files',
    RATE_LIMIT_ANONYMOUS: NO_LIMIT,
    RATE_LIMIT_USER: NO_LIMIT,
  };
  return {
    postgres: postgres.url,
    postmaster: Number(readFileSync(join(home, 'postgres/postmaster.pid'), 'utf8').split('\n', 1)[0]),
    env,
    clear: async () => void (await Promise.all([postgres.stop(), redis.stop()])),
  };
}

/** Each database counts its jobs from one: what is left of an earlier run would look like them. */
async function forget(redis: string): Promise<void> {
  const client = new Redis(redis);
  await client.flushall();
  client.disconnect();
}
