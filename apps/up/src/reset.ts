import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { readEnvironment } from './environment';
import { postgresIn } from './postgres';
import { removeCluster } from './postgres-places';
import { redisIn } from './redis';
import { StartRefusal } from './refusal';

// By name, because DATA_DIR may be a folder with other files, too.
const STORES = ['postgres.json', 'postgres.log', 'redis', 'redis.json', 'redis.log', 'redis.pid', 'storage'];
const OURS = [...STORES, 'demo-accounts.json', 'http-client.env.json', 'mail', 'secret.key'];

/** Makes the next start a first start: removes the data of the embedded stores, files, mails, demo accounts and secrets. */
export async function reset({ home, ownsDatabase, ownsRedis }: ReturnType<typeof readEnvironment>): Promise<void> {
  if (!ownsDatabase || !ownsRedis)
    throw new StartRefusal('--reset empties the embedded stores only: unset DATABASE_URL and REDIS_URL, or empty those stores yourself.');
  // They may have outlived a starter that was killed.
  if (existsSync(join(home, 'postgres.json'))) await postgresIn(home).stop();
  if (existsSync(join(home, 'redis.json'))) await redisIn(home).stop();
  removeCluster(home);
  for (const name of OURS) rmSync(join(home, name), { recursive: true, force: true });
}
