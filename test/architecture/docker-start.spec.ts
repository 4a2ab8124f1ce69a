import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { readEnv } from '../../libs/platform/config/src/env';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const compose = parse(read('docker/compose.yaml'), { merge: true });
const dockerfile = read('docker/Dockerfile');

describe('the folder docker', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'tutti-'));
    cpSync(join(root, 'docker'), join(copy, 'docker'), { recursive: true });
    rmSync(join(copy, 'docker/.env'), { force: true });
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  it('starts on a machine with nothing installed by the two commands of the README', () => {
    const [make, up] = [...read('docker/README.md').matchAll(/^ {4}(.+)$/gm)].map(([, command]) => command!);
    expect(up).toMatch(/^docker compose -f docker\/compose.yaml up --build --detach --wait$/);
    const run = () => execFileSync('/bin/sh', ['-c', make!], { cwd: copy, env: { PATH: '/usr/bin:/bin' }, encoding: 'utf8' });
    run();
    const file = readFileSync(join(copy, 'docker/.env'), 'utf8');
    expect(statSync(join(copy, 'docker/.env')).mode & 0o077).toBe(0);
    expect(run()).toContain('stays as it is');
    expect(readFileSync(join(copy, 'docker/.env'), 'utf8')).toBe(file);

    const given = parseEnv(file);
    const filled = (value: string) => value.replace(/\$\{(\w+)(?::[?-]([^}]*))?\}/g, (_, name: string, other = '') => given[name] || other);
    const image = Object.fromEntries(
      [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, pairs = '']) => pairs.split(' ').map((pair) => pair.split('='))),
    );
    for (const { environment } of ['api', 'worker', 'migrate'].map((name) => compose.services[name])) {
      const set = Object.entries<string>(environment).map(([name, value]) => [name, filled(value)]);
      const env = readEnv({ ...image, ...given, ...Object.fromEntries(set) });
      expect(env).toMatchObject({ NODE_ENV: 'production', MAIL: 'files', PUBLIC_URL: 'http://localhost:8001' });
    }
    const { POSTGRES_PASSWORD, POSTGRES_APP_PASSWORD, POSTGRES_WORKER_PASSWORD, REDIS_PASSWORD, SECRET_KEY } = given;
    const secrets = [POSTGRES_PASSWORD, POSTGRES_APP_PASSWORD, POSTGRES_WORKER_PASSWORD, REDIS_PASSWORD, SECRET_KEY];
    expect(new Set(secrets).size).toBe(5);
  });

  it('has a command that pins the images of Compose and of the Dockerfile', () => {
    const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
    const bin = join(copy, 'bin');
    mkdirSync(bin);
    const pin = (answer: string) => {
      writeFileSync(join(bin, 'docker'), `#!/bin/sh\necho ${answer}\n`, { mode: 0o755 });
      execFileSync('/bin/sh', [join(copy, 'docker/pin.sh')], { env: { PATH: `${bin}:/usr/bin:/bin` }, stdio: 'pipe' });
      return ['Dockerfile', 'compose.yaml'].map((name) => readFileSync(join(copy, 'docker', name), 'utf8')).join('\n');
    };
    for (const letter of ['a', 'b']) {
      const pinned = pin(digest(letter));
      const bases = [...pinned.matchAll(/^(?:FROM| +image:) (\S+)/gm)]
        .map(([, base]) => base!)
        .filter((base) => !base.startsWith('tutti:'));
      expect(bases.map((base) => base.split('@')[1])).toEqual(bases.map(() => digest(letter)));
      expect(bases).toHaveLength(5);
      expect(pinned).toContain(' AS build');
    }
    expect(() => pin('nothing')).toThrow();
  });
});
