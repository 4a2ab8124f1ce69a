import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Starter, newHome, pidOf, processesOf, removeHome, until } from '@test/starter';
import { freePort } from '../../apps/up/src/ports';

jest.setTimeout(180_000);

const root = join(__dirname, '../..');
const COPIED = ['apps', 'libs', 'dist', 'ormconfig.ts', 'nest-cli.json', '.swcrc', 'tsconfig.json', 'package.json', 'package-lock.json'];

/** A checkout of its own, compiled, whose sources may be changed. */
function aCheckout(): string {
  const checkout = mkdtempSync(join(tmpdir(), 'tutti-checkout-'));
  for (const name of COPIED) cpSync(join(root, name), join(checkout, name), { recursive: true, preserveTimestamps: true });
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
  return checkout;
}

describe('npm run dev', () => {
  const home = newHome();
  const checkout = aCheckout();
  let port: number;
  let starter: Starter;

  beforeAll(async () => {
    port = await freePort();
    starter = new Starter(home, { PORT: String(port) }, { checkout, args: ['--watch'] });
    await starter.ready();
  });
  afterAll(async () => {
    starter.send('SIGTERM');
    await starter.ended();
    removeHome(home);
    rmSync(checkout, { recursive: true });
  });

  const fetched = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      (answer) => answer.text(),
      () => '',
    );
  const pids = () => [pidOf(home, 'api'), pidOf(home, 'worker')];
  const edit = (name: string, change: (text: string) => string) => {
    const path = (readdirSync(join(checkout, 'libs'), { recursive: true }) as string[]).find((file) => file.endsWith(`/${name}`));
    const file = join(checkout, 'libs', path!);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };

  it('compiles a changed source and restarts api and worker, but not the stores', async () => {
    const [before, stores] = [pids(), [pidOf(home, 'postgres'), pidOf(home, 'redis')]];
    edit('hello.service.ts', (text) => text.replace('Hello,', 'Welcome,'));
    await until(async () => (await fetched('/api/v1/hello')).includes('Welcome, world!'));
    await until(() => starter.output.includes('api and worker run the change'));
    expect(pids().filter((pid) => pid === undefined || before.includes(pid))).toEqual([]);
    expect([pidOf(home, 'postgres'), pidOf(home, 'redis')]).toEqual(stores);
  });

  it('prints compile errors, keeps the last good build running, and compiles the fixed file', async () => {
    const before = pids();
    edit('hello.service.ts', (text) => text.replace('Welcome,', 'Hi,').replace('return', 'return return'));
    await until(() => starter.output.includes('keep running unchanged'));
    expect(starter.output).toMatch(/hello\.service\.ts:\d+/);
    expect(await fetched('/api/v1/hello')).toContain('Welcome, world!');
    expect(pids()).toEqual(before);
    edit('hello.service.ts', (text) => text.replace('return return', 'return'));
    await until(async () => (await fetched('/api/v1/hello')).includes('Hi, world!'));
  });

  it('updates the OpenAPI document when a DTO changes', async () => {
    edit('hello.dto.ts', (text) => text.replace('Text of the greeting.', 'Words of greeting.'));
    await until(async () => (await fetched('/openapi.json')).includes('Words of greeting.'));
  });

  it('restarts at the next change after the api failed to start', async () => {
    edit('hello.service.ts', (text) => `throw new Error('Out of tune');\n${text}`);
    await until(() => starter.output.includes('Both restart at the next change.'));
    expect(starter.complaints).toContain('Out of tune');
    edit('hello.service.ts', (text) => text.replace("throw new Error('Out of tune');\n", '').replace('Hi,', 'Good day,'));
    await until(async () => (await fetched('/api/v1/hello')).includes('Good day, world!'));
  });

  it('stops every process it has started', async () => {
    starter.send('SIGTERM');
    expect(await starter.ended()).toBe(0);
    expect(processesOf(home)).toEqual([]);
  });
});
