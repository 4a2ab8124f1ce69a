import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from './postgres';
import { ping } from './redis';
import { StartRefusal } from './refusal';
import type { Kept } from './supervisor';

const ANSWERS_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 250;

/** A store that is operated by somebody else: it must answer, and is not managed here. */
interface Given extends Kept {
  readonly url: string;
}

export const givenDatabase = (url: string): Given => given('PostgreSQL', 'DATABASE_URL', url, connect);
export const givenRedis = (url: string): Given => given('Redis', 'REDIS_URL', url, ping);

function given(name: string, setting: string, url: string, ask: (url: string) => Promise<void>): Given {
  return {
    name: `${name} (given)`,
    url,
    isRunning: true,
    start: () => untilItAnswers(setting, () => ask(url)),
    stop: () => Promise.resolve(),
  };
}

async function untilItAnswers(setting: string, attempt: () => Promise<void>): Promise<void> {
  for (const deadline = Date.now() + ANSWERS_WITHIN_MS; ; await sleep(LOOK_EVERY_MS)) {
    const failure = await attempt().then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error,
    );
    if (!failure) return;
    if (Date.now() > deadline)
      throw new StartRefusal(
        `${setting} is set, but nothing usable answers there (${failure.code ?? failure.message}): unset it to use the embedded store.`,
      );
  }
}
