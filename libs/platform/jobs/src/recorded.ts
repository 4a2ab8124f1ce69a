import { setTimeout as sleep } from 'node:timers/promises';

const WAITS_MS: readonly number[] = [200, 1_000, 5_000];

/**
 * Notes an effect that cannot be taken back, as a mail that a server has taken. A note that fails would repeat the job, and the effect with
 * it, so it is tried again for some seconds. It must be harmless to repeat: a lost answer does not tell whether it was written.
 */
export async function recorded(note: () => Promise<unknown>, waits_ms = WAITS_MS): Promise<void> {
  for (const wait_ms of waits_ms) {
    const isWritten = await note().then(
      () => true,
      () => false,
    );
    if (isWritten) return;
    await sleep(wait_ms);
  }
  await note();
}
