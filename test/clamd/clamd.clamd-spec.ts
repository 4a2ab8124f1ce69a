import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clamd } from '@library/files/clamd';
import { freePort } from '../../apps/up/src/ports';

const MIB = 1_048_576;
/** Bytes of a stream that this daemon takes. */
const MOST = 8 * MIB;
const malware = randomBytes(5_000);

describe('clamd', () => {
  const home = mkdtempSync(join(tmpdir(), 'tutti-clamd-'));
  const socket = join(home, 'clamd.sock');
  let daemon: ChildProcess;
  let urls: string[] = [];

  const file = (name: string, bytes: Buffer): string => {
    const path = join(home, name);
    writeFileSync(path, bytes);
    return path;
  };

  beforeAll(async () => {
    const port = await freePort();
    urls = [`unix://${socket}`, `tcp://127.0.0.1:${port}`];
    // The daemon's only signature: MD5, length and name of a file.
    file('own.hdb', Buffer.from(`${createHash('md5').update(malware).digest('hex')}:${malware.length}:Tutti.Test\n`));
    const settings = [`DatabaseDirectory ${home}`, `LocalSocket ${socket}`, `TCPSocket ${port}`, 'TCPAddr 127.0.0.1', 'Foreground yes'];
    const limits = [`StreamMaxLength ${MOST / MIB}M`, 'MaxThreads 2'];
    file('clamd.conf', Buffer.from([...settings, ...limits, ''].join('\n')));
    chmodSync(home, 0o755);
    daemon = spawn('clamd', ['--config-file', join(home, 'clamd.conf')], { stdio: ['ignore', 'inherit', 'inherit'] });
    for (let tries = 0; tries < 100; tries++) {
      const isUp = await new Clamd(urls[0]!).ping().then(
        () => true,
        () => false,
      );
      if (isUp) return;
      await sleep(100);
    }
    throw new Error('clamd did not start.');
  }, 25_000);
  afterAll(async () => {
    daemon.kill('SIGKILL');
    if (daemon.exitCode === null && daemon.signalCode === null) await once(daemon, 'exit');
    rmSync(home, { recursive: true });
  });

  it('finds malware by a local socket and by TCP, and lets everything else pass', async () => {
    for (const url of urls) {
      const clamd = new Clamd(url);
      await clamd.ping();
      expect(await clamd.scan(file('bad', malware))).toBe('infected');
      expect(await clamd.scan(file('good', randomBytes(5_000)))).toBe('clean');
      expect(await clamd.scan(file('empty', Buffer.alloc(1)))).toBe('clean');
      expect(await clamd.scan(file('largest', Buffer.alloc(MOST - 65_536, 'a')))).toBe('clean');
    }
  });

  it('takes no file beyond its limit, however much larger it is', async () => {
    for (const url of urls)
      for (const size of [MOST + 65_536, 4 * MOST])
        expect(await new Clamd(url).scan(file('large', Buffer.alloc(size, 'a')))).toBe('too_large');
  });

  it('scans several files at once', async () => {
    const [bad, good] = [file('bad', malware), file('good', randomBytes(MIB))];
    const verdicts = await Promise.all(Array.from({ length: 10 }, (_, n) => new Clamd(urls[n % 2]!).scan(n % 3 ? good : bad)));
    expect(verdicts).toEqual(Array.from({ length: 10 }, (_, n) => (n % 3 ? 'clean' : 'infected')));
  });

  it('is away when it has stopped', async () => {
    daemon.kill('SIGKILL');
    await once(daemon, 'exit');
    for (const url of urls) await expect(new Clamd(url).ping()).rejects.toThrow();
  });
});
