import { execFile, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DemoServer } from '@test/demo-server';
import { Guide, examples } from '@test/guide';
import { HttpFile, sendByFetch } from '@test/http-file';
import { type Part, Starter, newHome, pidOf, processesOf, removeHome, until } from '@test/starter';
import { Client } from 'pg';
import { connect } from '../../apps/up/src/postgres';
import { freePort } from '../../apps/up/src/ports';
import { ping } from '../../apps/up/src/redis';

jest.setTimeout(120_000);

const PARTS: Part[] = ['api', 'worker', 'postgres', 'redis'];
const root = join(__dirname, '../..');
/** The shells of this machine by which people may run what the documentation shows. */
const SHELLS = ['sh', 'bash', 'dash', 'zsh'].filter((shell) => !spawnSync(shell, ['-c', ':']).error);
/** The lines to paste into a terminal, in both languages. */
const pastedLines = ['README.md', 'README.ko.md'].map((page) => /```sh\n(API=[^]+?)```/.exec(readFileSync(join(root, page), 'utf8'))?.[1]);

describe('npm start', () => {
  const home = newHome();
  let port: number;
  let starter: Starter;

  beforeAll(async () => {
    port = await freePort();
    starter = await new Starter(home, { PORT: String(port) }).ready();
  });
  afterAll(async () => {
    starter.send('SIGTERM');
    await starter.ended();
    removeHome(home);
  });

  const health = () =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  const demo = () => new DemoServer(home, `http://127.0.0.1:${port}`);
  const noted = (store: 'postgres' | 'redis') =>
    JSON.parse(readFileSync(join(home, `${store}.json`), 'utf8')) as { port: number; password: string };
  const urlOf = {
    postgres: () => `postgres://tutti:${noted('postgres').password}@127.0.0.1:${noted('postgres').port}/postgres`,
    redis: () => `redis://:${noted('redis').password}@127.0.0.1:${noted('redis').port}`,
  };
  const pids = () => Object.fromEntries(PARTS.map((part) => [part, pidOf(home, part)]));
  const answers = (question: Promise<unknown>) =>
    question.then(
      () => true,
      () => false,
    );

  it('starts everything and prints the addresses', async () => {
    expect(await health()).toBe(true);
    for (const path of ['/api/v1', '/docs', '/redoc', '/health']) expect(starter.output).toContain(`http://localhost:${port}${path}`);
    expect(Object.values(pids())).not.toContain(undefined);
  });

  it('connects api and worker as roles that own nothing', async () => {
    const owner = new Client(urlOf.postgres());
    await owner.connect();
    const { rows } = await owner.query<{ usename: string }>(
      'SELECT DISTINCT usename FROM pg_stat_activity WHERE datname IS NOT NULL AND pid <> pg_backend_pid() ORDER BY 1',
    );
    await owner.end();
    expect(rows).toEqual([{ usename: 'tutti_app' }, { usename: 'tutti_worker' }]);
  });

  it('has thirteen demo accounts in a file that only its owner can read', () => {
    const file = join(home, 'demo-accounts.json');
    const accounts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string | null>[];
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const counted: Record<string, number> = {};
    for (const { role, company_id } of accounts) {
      const kind = `${role} of ${company_id ?? 'none'}`;
      counted[kind] = (counted[kind] ?? 0) + 1;
    }
    expect(counted).toEqual({
      'admin of none': 1,
      'admin of sinfonia': 1,
      'mentor of sinfonia': 2,
      'mentee of sinfonia': 3,
      'admin of 123-45-67890': 1,
      'mentor of 123-45-67890': 2,
      'mentee of 123-45-67890': 3,
    });
    for (const { email, password } of accounts) expect(starter.output).toMatch(new RegExp(`${email} +${password}`));
    expect(Object.keys(accounts[0] ?? {})).toEqual(['email', 'password', 'role', 'company_id', 'name']);
  });

  it.each(['max@sinfonia.example', 'haeun@hanbit.example'])('renders the thumbnails of %s without a request', async (email) => {
    const scores = await demo().listFor<{ thumbnail_url: string | null }>(email, '/scores');
    await until(async () => (await scores()).every(({ thumbnail_url }) => thumbnail_url !== null));
    const [score] = await scores();
    expect((await fetch(score!.thumbnail_url!)).headers.get('content-type')).toBe('image/webp');
  });

  it.each(SHELLS)('runs docs/tour.sh in %s', async (shell) => {
    const env = { PATH: process.env.PATH, API: `http://127.0.0.1:${port}`, DATA_DIR: home };
    const { stdout, stderr } = await promisify(execFile)(shell, [join(root, 'docs/tour.sh')], { env });
    expect(stderr).toBe('');
    expect(stdout).toContain('Every answer was as expected.');
  });

  it.each(SHELLS)('answers the commands of the READMEs pasted into %s', async (shell) => {
    const [lines = '', korean] = pastedLines;
    expect(korean).toBe(lines);
    // An interactive zsh knows no comments, and both zsh and bash expand an exclamation mark.
    expect(lines).not.toMatch(/[#!]/);
    const script = lines.replace('http://localhost:8001', `http://127.0.0.1:${port}`).replace('./.data', home);
    const { stdout } = await promisify(execFile)(shell, ['-c', script], { env: { PATH: process.env.PATH }, cwd: root });
    const answers = [...stdout.matchAll(/"(email|count|code)" ?: ?("[^"]+"|\d+)/g)].map(([, name, value]) => `${name} ${value}`);
    expect(answers).toEqual(expect.arrayContaining(['email "anna@sinfonia.example"', 'count 5', 'code "E003"']));
  });

  it('answers each request of docs/api-guide.md as documented', async () => {
    const passwords = demo().accounts.map(({ email, password }) => [`${email.split('@', 1)[0]}_password`, password]);
    const guide = new Guide(`http://127.0.0.1:${port}`, { unique: `guide-${Date.now()}`, ...Object.fromEntries(passwords) });
    const differences: string[] = [];
    for (const example of examples()) {
      const found = await guide.differences(example);
      differences.push(...found.map((difference) => `${example.request.split('\n', 1)[0]}: ${difference}`));
    }
    expect(differences).toEqual([]);
    expect(examples().length).toBeGreaterThan(30);
  });

  it('answers each request of api.http as documented, with the variables in http-client.env.json', async () => {
    const path = join(home, 'http-client.env.json');
    const variables = (JSON.parse(readFileSync(path, 'utf8')) as { demo: Record<string, string> }).demo;
    const file = new HttpFile();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(Object.keys(variables)).toEqual(Object.keys(file.variables));
    expect([variables.host, variables.foreign_user_id]).toEqual([`http://localhost:${port}`, file.variables.foreign_user_id]);
    expect(await file.differences({ ...variables, host: `http://127.0.0.1:${port}` }, sendByFetch)).toEqual([]);
  });

  it('is refused a second time in the same place with one sentence', async () => {
    const second = new Starter(home, { PORT: String(await freePort()) });
    expect(await second.ended()).toBe(1);
    expect(second.complaints).toMatch(/^Tutti cannot start\. It is already running from here .*\n$/);
    expect(await health()).toBe(true);
  });

  it.each(PARTS)('recovers from a kill -9 of %s', async (part) => {
    const before = pidOf(home, part) ?? 0;
    const address = part === 'postgres' || part === 'redis' ? urlOf[part]() : undefined;
    process.kill(before, 'SIGKILL');
    await until(() => ![before, undefined].includes(pidOf(home, part)));
    await until(health);
    if (part === 'postgres') await until(() => answers(connect(address!)));
    if (part === 'redis') await until(() => answers(ping(address!)));
  });

  it('stops its apps when it is killed, and the next start takes over the stores', async () => {
    const before = pids();
    const accounts = readFileSync(join(home, 'demo-accounts.json'), 'utf8');
    starter.send('SIGKILL');
    await until(() => pidOf(home, 'api') === undefined && pidOf(home, 'worker') === undefined);
    expect(pids()).toMatchObject({ postgres: before.postgres, redis: before.redis });

    starter = await new Starter(home, { PORT: String(port) }).ready();
    expect(pids()).toMatchObject({ postgres: before.postgres, redis: before.redis });
    expect(await health()).toBe(true);
    expect(readFileSync(join(home, 'demo-accounts.json'), 'utf8')).toBe(accounts);
    expect(starter.output).toContain('platform@tutti.example');
  });

  it('exits within ten seconds of repeated SIGTERM and leaves nothing behind', async () => {
    const began = Date.now();
    starter.send('SIGTERM');
    starter.send('SIGINT');
    expect(await starter.ended()).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(processesOf(home)).toEqual([]);
  });

  it('does not mistake another process on its port for its own api', async () => {
    starter = new Starter(home, { PORT: String(port) });
    await until(() => starter.output.includes('Preparing'));
    const stranger = createServer((_, response) => response.end('{"status":"ok"}')).listen(port, '127.0.0.1');
    expect(await starter.ended()).toBe(1);
    expect(starter.complaints).toContain('Tutti cannot start. The api does not start; the reason is above.');
    expect(processesOf(home)).toEqual([]);
    stranger.close();
  });
});

describe('npm start refuses in one sentence, and leaves nothing running, for', () => {
  const home = newHome();
  afterAll(() => removeHome(home));

  const refused = async (env: NodeJS.ProcessEnv) => {
    const starter = new Starter(home, env);
    expect(await starter.ended()).toBe(1);
    expect(processesOf(home)).toEqual([]);
    expect(starter.complaints.trim().split('\n')).toHaveLength(1);
    return starter.complaints;
  };

  it('a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    expect(await refused({ PORT: String(port) })).toContain(`Port ${port} is in use`);
    server.close();
  });

  it('an invalid setting', async () => {
    expect(await refused({ PORT: '0', LOG_LEVEL: 'loud' })).toContain('LOG_LEVEL must be one of');
    const words = await refused({ PORT: 'many', SECRET_KEY: 'short' });
    expect(words).toContain('PORT must be an integer number; SECRET_KEY must be longer than or equal to 32 characters.');
  });

  it('a database that does not answer', async () => {
    expect(await refused({ PORT: '0', DATABASE_URL: `postgres://a:b@127.0.0.1:${await freePort()}/c` })).toContain('DATABASE_URL is set');
  });
});
