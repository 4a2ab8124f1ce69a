import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redisProgram } from './redis-program';

describe(redisProgram.name, () => {
  const programs = mkdtempSync(join(tmpdir(), 'tutti-programs-'));
  afterAll(() => rmSync(programs, { recursive: true }));

  it('says what to type where there is neither a Redis nor a package of one, and leaves nothing half done', async () => {
    await expect(redisProgram(programs, '/nowhere')).rejects.toThrow(/^Redis is missing.*set REDIS_URL/);
    expect(readdirSync(programs)).toEqual([]);
  });
});
