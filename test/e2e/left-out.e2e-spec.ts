import { startApi } from '@test/app';
import { type Operation, operations } from '@test/grid/contract';
import { type Answer, Grid, payloadOf } from '@test/grid/grid';
import { Rules } from '@test/grid/rules';
import { State } from '@test/grid/state';
import { type World, aWorld } from '@test/grid/world';

const HEARD = ['admin', 'mentor', 'mentee', 'the platform', 'somebody without a company'];
const isLet = ({ status }: Answer) => ![401, 403, 404].includes(status);

describe('a body that lacks a field', () => {
  afterAll(() => state.forget());
  const api = startApi({ empties: 'once' });
  let world: World;
  let state: State;
  let grid: Grid;

  beforeAll(async () => {
    world = await aWorld(api.app());
    state = await State.of(api.owner);
    grid = new Grid(api.app(), world, state, new Rules());
  });

  /** The answer to the first who is let in: each asks about a thing of their own. */
  async function answerTo(operation: Operation, isSent: (field: string) => boolean): Promise<Answer | undefined> {
    for (const asker of world.askers.filter(({ name }) => HEARD.includes(name))) {
      const things = grid.thingsOf(operation);
      const body = Object.entries(payloadOf(operation, asker.actor).payload ?? {}).filter(([field]) => isSent(field));
      const thing = things.find((one) => one?.owner === asker.name) ?? things[0];
      const answer = await grid.send(operation, asker, thing, Object.fromEntries(body));
      await state.restore(await state.changed());
      if (isLet(answer)) return answer;
    }
    return undefined;
  }

  const bodies = operations.filter(({ method, takesBody, takesFile }) => method !== 'GET' && takesBody && !takesFile);
  const fieldsOf = ({ example, required }: Operation) => [...new Set([...required, ...Object.keys(example)])];
  const cases = bodies.flatMap((operation) =>
    fieldsOf(operation).map((field) => [`${operation.name} {${field}}`, operation, field] as const),
  );

  it.each(cases)('is refused with 422 if the field is required, and never causes a 5xx: %s', async (_, operation, field) => {
    const answer = await answerTo(operation, (other) => other !== field);
    expect(answer?.status ?? 0).toBeLessThan(500);
    if (!answer || !operation.required.includes(field)) return;
    expect([answer.status, answer.body.details]).toEqual([422, expect.arrayContaining([expect.objectContaining({ field })])]);
  });

  it.each(bodies.map((operation) => [operation.name, operation] as const))(
    'is complete for the database with the required fields only: %s',
    async (_, operation) => {
      const answer = await answerTo(operation, (field) => operation.required.includes(field));
      expect(answer?.status ?? 0).toBeLessThan(500);
    },
  );
});
