import { startApi } from '@test/app';
import { operations } from '@test/grid/contract';
import { Grid, kindAt } from '@test/grid/grid';
import { routesIn } from '@test/grid/routes';
import { Rules } from '@test/grid/rules';
import { State } from '@test/grid/state';
import { kinds, open } from '@test/grid/things';
import { configure } from '@test/providers';
import { type World, aWorld } from '@test/grid/world';
import { DataSource } from 'typeorm';

const guarded = operations.filter(({ permission }) => permission);

describe('the grid', () => {
  // GitHub is asked nothing before somebody comes back.
  configure({ name: 'acme', label: 'Acme', protocol: 'github', issuer: 'https://acme.example', api_url: 'https://api.acme.example' });
  const api = startApi({ empties: 'once' });
  const leaks: string[] = [];
  let world: World;
  let state: State;
  let grid: Grid;

  beforeAll(async () => {
    world = await aWorld(api.app());
    state = await State.of(api.get(DataSource));
    grid = new Grid(api.app(), world, state, new Rules());
  });
  afterAll(() => state.forget());

  it.each(guarded.map((operation) => [operation.name, operation] as const))('%s', async (_, operation) => {
    const found = await grid.examine(operation);
    leaks.push(...found);
    expect(found).toEqual([]);
  });

  it('has every operation of the contract, and an entry for each resource and each path', () => {
    const unsaid = operations.filter(({ permission, name }) => !permission && !open[name]);
    const unknown = guarded.filter(({ permission }) => !kinds[permission!.split(':')[0]!]);
    const unfilled = guarded.filter((operation) => operation.path.includes('{') && !kindAt(operation));
    expect([...unsaid, ...unknown, ...unfilled].map(({ name }) => name)).toEqual([]);
  });

  it('has every route of the router: what is not in the contract is in no cell', () => {
    const documented = operations.map(({ method, path }) => `${method} ${path}`);
    expect(routesIn(api.routes()).sort()).toEqual(documented.sort());
  });

  it('leaks nothing', () => {
    process.stdout.write(`The grid: ${grid.cells} cells, ${leaks.length} leaks\n`);
    expect(leaks).toEqual([]);
    expect(grid.cells).toBeGreaterThan(4_000);
  });
});
