import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeHome } from '@test/starter';
import { postgresIn } from '../../apps/up/src/postgres';
import { makeHome } from '../../apps/up/src/postgres-places';
import { StartRefusal } from '../../apps/up/src/refusal';

describe('an embedded store', () => {
  const home = join(mkdtempSync('/tmp/tutti-store-'), 'home');
  const running: { stop(): Promise<void> }[] = [];
  afterAll(async () => {
    for (const store of running) await store.stop();
    removeHome(join(home, '..'));
    removeHome(home);
  });

  it('left with another password is refused at once with what to do', async () => {
    makeHome(join(home, '..'));
    makeHome(home);
    const left = postgresIn(home);
    running.push(left);
    await left.start();
    await left.stop();
    writeFileSync(join(home, 'postgres.json'), JSON.stringify({ port: 0, password: 'another' }));

    const found = postgresIn(home);
    running.push(found);
    const refusal = found.start().catch((error: unknown) => error);
    const answer = await Promise.race([refusal, sleep(20_000, 'nothing', { ref: false })]);
    expect(answer).toBeInstanceOf(StartRefusal);
    expect((answer as StartRefusal).message).toContain('a different password');
  });
});
