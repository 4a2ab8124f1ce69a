import { App } from './app';
import { claim } from './claim';
import { checkSettings, databaseSettings, readEnvironment } from './environment';
import { postgresIn } from './postgres';
import { makeHome } from './postgres-places';
import { StartRefusal } from './refusal';

const PATIENCE_MS = 5_000;

/**
 * `npm run cli`: runs a command of apps/cli for this checkout. It uses the database of DATABASE_URL, or the embedded one, which is started
 * for the duration of the command if it is not running.
 */
async function run(args: readonly string[]): Promise<number> {
  const environment = readEnvironment();
  const { home, ownsDatabase } = environment;
  makeHome(home);
  await checkSettings(environment);
  if (!ownsDatabase) return command(home, args);

  const postgres = postgresIn(home);
  if (postgres.isRunning) return command(home, args, postgres.url);
  const release = await claim(home, 'apps/up/src', 'Tutti is starting in this checkout: try again when it is ready.');
  try {
    await postgres.start();
    return await command(home, args, postgres.url);
  } finally {
    await postgres.stop();
    release();
  }
}

async function command(home: string, args: readonly string[], embedded?: string): Promise<number> {
  const env = { ...process.env, ...(embedded && databaseSettings(embedded, true)) };
  const cli = new App('cli', { home, env, args });
  await cli.start();
  // It is detached: signals are passed on, and the database is stopped once it has ended.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void cli.stop(PATIENCE_MS));
  return (await cli.ended()).code;
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof StartRefusal ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
