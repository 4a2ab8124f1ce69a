import { setTimeout as sleep } from 'node:timers/promises';
import { type Ask, load, warmUp } from './load';
import { cpuOf, cpuOfSessions, memoryOf } from './machine';
import type { Server } from './servers';

export interface Cost {
  /** Microseconds of CPU per request: the server's own, and that of the Postgres sessions behind it. */
  readonly cpu_us: number;
  readonly postgres_us: number;
  readonly per_second: number;
  readonly p50_ms: number;
  readonly memory_mb: number;
}

export interface Side {
  readonly server: Server;
  readonly ask: Ask;
}

export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

/** Loads both in turns, A B B A …, so that other work of the machine affects both alike; returns the medians of all rounds. */
export async function compare(sides: readonly [Side, Side], postmaster: number, effort: Effort): Promise<[Cost, Cost]> {
  const costs: [Cost[], Cost[]] = [[], []];
  for (const { server, ask } of sides) await warmUp(server.url, ask, effort.connections);
  for (let round = 0; round < effort.rounds; round++) {
    for (const side of round % 2 ? ([1, 0] as const) : ([0, 1] as const)) {
      costs[side].push(await costOf(sides[side], postmaster, effort));
    }
  }
  return [medianOf(costs[0]), medianOf(costs[1])];
}

async function costOf({ server, ask }: Side, postmaster: number, { seconds, connections }: Effort): Promise<Cost> {
  const before = { own: cpuOf(server.pid), postgres: cpuOfSessions(postmaster) };
  const { requests, per_second, p50_ms } = await load(server.url, ask, { connections, seconds });
  // The pause lets log lines and garbage collection of the round finish, so that they count as its cost.
  await sleep(100);
  return {
    cpu_us: (cpuOf(server.pid) - before.own) / requests,
    postgres_us: (cpuOfSessions(postmaster) - before.postgres) / requests,
    per_second,
    p50_ms,
    memory_mb: memoryOf(server.pid),
  };
}

function medianOf(costs: readonly Cost[]): Cost {
  const of = (field: keyof Cost) => median(costs.map((cost) => cost[field]));
  return {
    cpu_us: of('cpu_us'),
    postgres_us: of('postgres_us'),
    per_second: of('per_second'),
    p50_ms: of('p50_ms'),
    memory_mb: of('memory_mb'),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
