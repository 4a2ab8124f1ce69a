import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { env } from '@app/config';
import { checkout } from './checkout';
import { freePort } from './ports';
import { appUrlOf, workerUrlOf } from './postgres';
import { StartRefusal } from './refusal';

// Placeholders for stores that have not started yet, so that all other settings can be checked before.
const LATER = { DATABASE_URL: 'postgres://later@localhost/later', REDIS_URL: 'redis://localhost' };

/** The user's settings: the environment, and for other names the checkout's `.env`. Empty values count as not set. */
export function readEnvironment() {
  const file = join(checkout, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name];
  const home = resolve(checkout, process.env.DATA_DIR ?? '.data');
  process.env.DATA_DIR = home;
  return { home, ownsDatabase: !process.env.DATABASE_URL, ownsRedis: !(process.env.REDIS_URL ?? process.env.REDIS_HOST) };
}

/** The database URLs of api, worker and migrations. An embedded database has a role for each of them. */
export const databaseSettings = (url: string, isEmbedded: boolean) =>
  isEmbedded ? { DATABASE_URL: appUrlOf(url), WORKER_DATABASE_URL: workerUrlOf(url), MIGRATION_DATABASE_URL: url } : { DATABASE_URL: url };

/** Adds defaults, checks all settings, and refuses with one sentence that names every problem. */
export async function checkSettings({ home, ownsDatabase, ownsRedis }: ReturnType<typeof readEnvironment>): Promise<typeof env> {
  await setOwnDefaults(home);
  if (ownsDatabase) process.env.DATABASE_URL = LATER.DATABASE_URL;
  if (ownsRedis) process.env.REDIS_URL = LATER.REDIS_URL;
  try {
    // The settings are read when their module is first loaded, and only now they are complete.
    return (await import('@app/config')).env;
  } catch (cause) {
    const [, ...problems] = (cause as Error).message.split('\n- ');
    throw new StartRefusal(`A setting is invalid: ${problems.join('; ') || (cause as Error).message}.`, { cause });
  }
}

async function setOwnDefaults(home: string): Promise<void> {
  // A start from a checkout is a trial. All other starts count as production.
  process.env.NODE_ENV ??= 'development';
  if (process.env.PORT === '0') process.env.PORT = String(await freePort());
  // An invalid port should be reported once, not twice.
  process.env.PUBLIC_URL ??= `http://localhost:${parseInt(process.env.PORT ?? '') || 8001}`;
  // Tutorials register with a common password.
  process.env.PASSWORD_COMMON ??= 'allow';
  process.env.SECRET_KEY ??= secretIn(join(home, 'secret.key'));
}

/** Kept between starts, so that tokens stay valid. */
function secretIn(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
