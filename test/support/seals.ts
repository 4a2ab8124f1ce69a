import { setTimeout as sleep } from 'node:timers/promises';

/** Has `seal` done again until exactly `count` entries are sealed: a transaction in a neighbouring test's database holds seals up. */
export async function sealed(seal: () => Promise<number>, count: number): Promise<void> {
  let total = 0;
  for (const deadline = Date.now() + 15_000; total < count && Date.now() < deadline; await sleep(20)) total += await seal();
  if (total !== count) throw new Error(`${total} entries were sealed, not ${count}.`);
}
