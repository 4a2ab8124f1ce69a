import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon from 'autocannon';

const WARM_AFTER = 8_000;
const WARM_UP_WITHIN_MS = 20_000;

/** A request that is sent again and again. */
export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

export interface Answered {
  readonly requests: number;
  readonly per_second: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
}

interface Amount {
  readonly connections: number;
  readonly seconds: number;
  /** The most requests per second. Without it, a new request follows each answer at once. */
  readonly rate?: number;
}

/** Sends so many requests that the server's code is compiled. A fixed time would not be enough on a busy machine. */
export async function warmUp(server: string, { path, ...request }: Ask, connections: number): Promise<void> {
  const run = autocannon({ url: server + path, ...request, connections, amount: WARM_AFTER });
  const enough = setTimeout(() => run.stop(), WARM_UP_WITHIN_MS);
  await run;
  clearTimeout(enough);
}

/** Sends requests for that long. It throws on any refusal, because refusals are cheap and would improve the figures. */
export async function load(server: string, ask: Ask, { connections, seconds, rate }: Amount): Promise<Answered> {
  const { path, ...request } = ask;
  const result = await autocannon({ url: server + path, ...request, connections, duration: seconds, overallRate: rate });
  const { requests, latency, non2xx, errors, timeouts } = result;
  if (non2xx + errors + timeouts > 0)
    throw new Error(`${ask.method} ${path}: ${non2xx} answers were not 2xx, ${errors + timeouts} requests had none.`);
  return { requests: requests.total, per_second: requests.total / result.duration, p50_ms: latency.p50, p99_ms: latency.p99 };
}

export interface Pressure {
  readonly url: string;
  readonly asks: readonly Ask[];
  readonly connections: number;
}

/** Sends requests as fast as answers come, whatever they are, until the returned function is called. */
export function press(pressure: Pressure): () => Promise<unknown> {
  const child = fork(join(__dirname, 'press.js'), { stdio: 'ignore' });
  child.send(pressure);
  return () => {
    const gone = once(child, 'exit');
    child.kill();
    return gone;
  };
}
