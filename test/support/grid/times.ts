import type { Operation } from './contract';
import type { Grid } from './grid';
import type { World } from './world';

const ROUNDS = 30;
/** Generous, because other tests run at the same time: what it would catch is a query, or a lock, that only one of the two waits for. */
const CLOSE_MS = 10;
/** A busy machine holds up one of the two now and then. A query that only one of them waits for shows in every measurement. */
const MEASUREMENTS = 3;

/** By how much longer, in milliseconds, somebody waits to hear that a foreign thing is not there than that nothing is. 0 when it is close. */
export async function lag(grid: Grid, world: World, operation: Operation): Promise<number> {
  let found = 0;
  for (let measurement = 0; measurement < MEASUREMENTS; measurement++) {
    found = await differenceOf(grid, world, operation);
    if (Math.abs(found) < CLOSE_MS) return 0;
  }
  return found;
}

async function differenceOf(grid: Grid, { askers }: World, operation: Operation): Promise<number> {
  const mentor = askers.find(({ name }) => name === 'mentor')!;
  const hidden = grid.thingsOf(operation).filter((thing) => thing && grid.expected(operation, mentor, thing) === 404);
  const [theirs, nobodys] = [hidden[0], hidden.at(-1)];
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, thing] of [theirs, nobodys].entries()) {
      const began = performance.now();
      await grid.send(operation, mentor, thing);
      times[at]!.push(performance.now() - began);
    }
  }
  const [one, other] = times.map(median) as [number, number];
  return one - other;
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1]!;
