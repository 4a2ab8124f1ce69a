import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@test/starter';
import { freePort } from '../../apps/up/src/ports';

const program = join(__dirname, '../../dist/apps/api/src/main.js');
const CLIENTS = 30;

describe('an api process that is stopped', () => {
  let child: ChildProcess;
  let port: number;
  const agent = new Agent({ keepAlive: true });

  /**
   * The status of an answer, or why there is none. A connection that was made but not yet accepted when the port closed is
   * reset by the kernel: its request reached nobody, as with one that is refused.
   */
  const ask = (path: string) =>
    new Promise<number | string>((resolve) => {
      const asked = request({ host: '127.0.0.1', port, path, agent }, (answer) => {
        answer.on('error', ({ message }) => resolve(message)).on('end', () => resolve(answer.statusCode!));
        answer.resume();
      });
      asked
        .on('error', ({ code, message }: NodeJS.ErrnoException) =>
          resolve(code === 'ECONNRESET' && !asked.reusedSocket ? 'ECONNREFUSED' : (code ?? message)),
        )
        .end();
    });

  beforeAll(async () => {
    port = await freePort();
    const env = { ...process.env, NODE_ENV: 'development', LOG_LEVEL: 'error', HOST: '127.0.0.1', PORT: String(port) };
    child = spawn(process.execPath, [program], { env, stdio: 'ignore' });
    await until(async () => (await ask('/health/ready')) === 200);
  }, 70_000);
  afterAll(() => {
    child.kill('SIGKILL');
    agent.destroy();
  });

  it('fails no request on open connections, and exits within seconds', async () => {
    const answers: (number | string)[] = [];
    const client = async (n: number) => {
      while ((answers.push(await ask('/api/v1/hello')), answers.at(-1) !== 'ECONNREFUSED')) await sleep(n % 3 ? 0 : Math.random() * 20);
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(n)));
    await until(() => answers.length > 500);

    const told = performance.now();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(performance.now() - told).toBeLessThan(7_000);
    await clients;
    expect(new Set(answers)).toEqual(new Set([200, 'ECONNREFUSED']));
  }, 60_000);
});
