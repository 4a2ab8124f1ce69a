import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { pauseMs, usedByPs, usedMib, watchMemory } from './memory-watch';

const LIMIT_MIB = 256;
const PIECE_MIB = 4;
const MOST_MIB = 512;

/** Allocates 1 GiB as fast as it can, and writes a byte for each piece: data in the pipe survives the process. */
const GREEDY = `
  const taken = [];
  while (taken.length < ${1_024 / PIECE_MIB}) {
    taken.push(Buffer.alloc(${PIECE_MIB} * 1048576, 1));
    require('node:fs').writeSync(1, '.');
  }`;

describe(watchMemory.name, () => {
  it('kills a child that allocates quickly before it has 512 MiB', async () => {
    const child = spawn(process.execPath, ['-e', GREEDY], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exceeded = jest.fn(() => child.kill('SIGKILL'));
    const end = watchMemory(child.pid!, LIMIT_MIB, exceeded);
    const [pieces, [, signal]] = await Promise.all([buffer(child.stdout), once(child, 'exit')]);
    end();
    expect(exceeded).toHaveBeenCalledTimes(1);
    expect(signal).toBe('SIGKILL');
    expect(pieces.length * PIECE_MIB).toBeLessThan(MOST_MIB);
  });

  it('reports nothing about a process within its limit or after its end', async () => {
    const exceeded = jest.fn();
    const end = watchMemory(process.pid, 1_000_000, exceeded);
    await new Promise((resolve) => setTimeout(resolve, 120));
    end();
    const ended = watchMemory(process.pid, 1, exceeded);
    ended();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(exceeded).not.toHaveBeenCalled();
  });

  // Debian's slim images have no ps. The watch does not need it where there is /proc.
  const hasPs = spawnSync('ps', ['-p', String(process.pid)]).status === 0;
  const ways = (hasPs ? [usedMib, usedByPs] : [usedMib]).map((used) => [used.name, used] as const);
  it.each(ways)('%s measures resident memory, and nothing of an ended process', async (_, used) => {
    const resident = process.memoryUsage.rss() / 1_048_576;
    expect(Math.abs((await used(process.pid)) - resident)).toBeLessThan(resident / 2);
    const child = spawn(process.execPath, ['-e', '0']);
    await once(child, 'exit');
    expect(await used(child.pid!)).toBe(0);
  });

  it('samples more often near the limit', () => {
    expect([480, 100, 40, 8, 1].map(pauseMs)).toEqual([50, 25, 10, 2, 2]);
  });
});
