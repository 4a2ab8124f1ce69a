import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `true_now` says so; fails after `within_ms`. */
export async function eventually(true_now: () => Promise<boolean>, within_ms = 10_000): Promise<void> {
  for (const deadline = Date.now() + within_ms; !(await true_now()); await sleep(20)) {
    if (Date.now() > deadline) throw new Error(`It has not become true within ${within_ms} ms: ${true_now.toString()}`);
  }
}
