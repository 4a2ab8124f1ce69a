import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { accountsIn } from './accounts';
import { App, stopLeftBehind } from './app';
import { claim } from './claim';
import { Development } from './development';
import { checkSettings, databaseSettings, readEnvironment } from './environment';
import { listenOn } from './ports';
import { postgresIn } from './postgres';
import { makeHome } from './postgres-places';
import { redisIn } from './redis';
import { StartRefusal } from './refusal';
import { reset } from './reset';
import { givenDatabase, givenRedis } from './given';
import { Supervisor } from './supervisor';

const READY_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 50;
// Together less than the ten seconds within which everything must have stopped.
const APPS_PATIENCE_MS = 7_000;
const STORES_PATIENCE_MS = 2_500;
// A developer waits for the restart: a running job then goes back to its queue.
const CHANGED_APPS_PATIENCE_MS = 2_000;

/** Result of `apps/cli prepare`. */
interface Prepared {
  readonly applied: number;
  readonly demo: 'written' | 'there' | 'none';
}

type Environment = ReturnType<typeof readEnvironment>;
type Settings = Awaited<ReturnType<typeof checkSettings>>;

interface Wishes {
  /** Makes this the first start. */
  readonly reset: boolean;
  /** Restarts api and worker when a source changes. */
  readonly watch: boolean;
}

/** One start, from nothing to everything running, and its end. */
export class Start {
  isStopping = false;
  private readonly born = Date.now();
  private readonly supervisor = new Supervisor((line) => this.isStopping || this.say(line));
  private development?: Development;
  private release = (): void => undefined;

  constructor(private readonly say: (line: string) => void) {}

  async run(wishes: Wishes): Promise<void> {
    const environment = readEnvironment();
    const { home } = environment;
    makeHome(home);
    this.release = await claim(home, 'apps/up/src', `It is already running from here (${home}): stop it first, with Ctrl-C.`);
    for (const app of ['api', 'worker']) await stopLeftBehind(home, app, APPS_PATIENCE_MS);
    if (wishes.reset) await reset(environment);

    const settings = await checkSettings(environment);
    await assertFree(settings);
    const env = { ...process.env, ...(await this.startStores(environment, settings)) };
    const prepared = await this.prepare(home, env);
    const apps = await this.startApps(home, env, settings);
    if (wishes.watch) this.watch(apps, settings, () => this.prepare(home, env));
    this.tell(home, settings, prepared);
  }

  /** Stops once, however often it is called. */
  async stop(code: number): Promise<void> {
    if (this.isStopping) return;
    this.isStopping = true;
    if (code === 0) this.say('Stopping.');
    this.development?.stop();
    await this.supervisor.stop((one) => (one instanceof App ? APPS_PATIENCE_MS : STORES_PATIENCE_MS));
    this.release();
    process.exit(code);
  }

  private async startStores({ home, ownsDatabase, ownsRedis }: Environment, settings: Settings) {
    const postgres = ownsDatabase ? postgresIn(home) : givenDatabase(settings.DATABASE_URL);
    const redis = ownsRedis ? redisIn(home) : givenRedis(settings.REDIS_URL);
    this.say(`Starting ${postgres.name} and ${redis.name} …`);
    await this.supervisor.start([postgres, redis]);
    this.supervisor.watch(postgres, redis);
    return { ...databaseSettings(postgres.url, ownsDatabase), REDIS_URL: redis.url };
  }

  private async prepare(home: string, env: NodeJS.ProcessEnv): Promise<Prepared> {
    this.say('Preparing the database …');
    const cli = new App('cli', { home, env, args: ['prepare', '--demo'] });
    await this.supervisor.start([cli]);
    const { code, told: prepared } = await cli.ended<Prepared>();
    if (code !== 0 || !prepared) throw new StartRefusal('The database could not be prepared; the reason is above.');
    if (prepared.applied > 0) this.say(`  ${prepared.applied} ${prepared.applied === 1 ? 'migration' : 'migrations'} applied`);
    if (prepared.demo === 'written') this.say('  demo data written');
    return prepared;
  }

  private async startApps(home: string, env: NodeJS.ProcessEnv, settings: Settings): Promise<App[]> {
    this.say('Starting api and worker …');
    // Api and worker change rows, never tables. The api does not get the worker's URL.
    const api = { ...env, MIGRATION_DATABASE_URL: undefined, WORKER_DATABASE_URL: undefined };
    const worker = { ...api, DATABASE_URL: env.WORKER_DATABASE_URL ?? env.DATABASE_URL };
    const apps = [new App('api', { home, env: api }), new App('worker', { home, env: worker })];
    await this.supervisor.start(apps);
    await untilReady(apps, settings);
    this.supervisor.watch(...apps);
    return apps;
  }

  private watch(apps: App[], settings: Settings, prepare: () => Promise<Prepared>): void {
    const restart = async (files: readonly string[]): Promise<void> => {
      const began = Date.now();
      if (files.some((file) => file.includes('/migrations/'))) await prepare();
      await this.supervisor.restart(apps, CHANGED_APPS_PATIENCE_MS, () => untilReady(apps, settings));
      if (!this.isStopping) this.say(`api and worker run the changed code, ${secondsSince(began)} s after it compiled.`);
    };
    this.development = new Development(this.say, restart);
    this.development.watch();
  }

  private tell(home: string, { PUBLIC_URL, NODE_ENV }: Settings, { demo }: Prepared): void {
    const url = PUBLIC_URL.replace(/\/$/, '');
    const lines = [`api     ${url}/api/v1`, `docs    ${url}/docs`, `redoc   ${url}/redoc`, `health  ${url}/health`];
    const file = join(home, 'demo-accounts.json');
    const accounts = demo === 'none' ? [] : accountsIn(file);
    if (accounts.length > 0) lines.push('', `Demo accounts, also in ${relative(process.cwd(), file)}:`, ...accounts);
    if (NODE_ENV === 'production') lines.push('', 'No demo accounts: they are not created in production.');
    this.say(
      ['', `Tutti is ready after ${secondsSince(this.born)} s. Ctrl-C stops it.`, '', ...lines.map((line) => line && `  ${line}`), ''].join(
        '\n',
      ),
    );
  }
}

/** Resolves once the api answers at its address, if the worker is still running by then. */
async function untilReady(apps: readonly App[], { HOST, PORT }: Settings): Promise<void> {
  const health = `http://${localNameOf(HOST)}:${PORT}/health`;
  const hasAnswered = async (): Promise<boolean> => apps.some(({ name, told }) => name === 'api' && told) && (await answers(health));
  for (const deadline = Date.now() + READY_WITHIN_MS; !(await hasAnswered()); await sleep(LOOK_EVERY_MS)) {
    const dead = apps.find((app) => !app.isRunning);
    if (dead) throw new StartRefusal(`The ${dead.name} does not start; the reason is above.`);
    if (Date.now() > deadline) throw new StartRefusal(`The api does not answer at ${health}.`);
  }
}

const secondsSince = (began: number): string => ((Date.now() - began) / 1_000).toFixed(1);

async function assertFree({ PORT, HOST }: Settings): Promise<void> {
  await listenOn(PORT, HOST).catch(({ code, message }: NodeJS.ErrnoException) => {
    const reason = code === 'EADDRINUSE' ? `Port ${PORT} is in use by another program` : `Cannot listen on ${HOST}:${PORT} (${message})`;
    throw new StartRefusal(`${reason}: stop that program, or choose another port with PORT=8002 npm start.`);
  });
}

const localNameOf = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host);

async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
