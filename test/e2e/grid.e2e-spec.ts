import { startApi } from '@test/app';
import { type Operation, operations } from '@test/grid/contract';
import { examineFields } from '@test/grid/fields';
import { Grid, kindAt } from '@test/grid/grid';
import { Lists } from '@test/grid/lists';
import { misleading } from '@test/grid/misleading';
import { routesIn } from '@test/grid/routes';
import { Rules } from '@test/grid/rules';
import { State } from '@test/grid/state';
import { open } from '@test/grid/open';
import { kinds } from '@test/grid/things';
import { configure } from '@test/providers';
import { lag } from '@test/grid/times';
import { type World, aWorld } from '@test/grid/world';
import { ACCESS } from '@app/access';
import { type Actor, always, sameCompany } from '@app/auth';
import { Database, sql } from '@app/database';
import { DepartmentsController } from '@organisation/departments/departments.controller';
import { DepartmentsPolicy } from '@organisation/departments/departments.policy';
import { DepartmentsRepository } from '@organisation/departments/departments.repository';

const named = (some: readonly Operation[]) => some.map((operation) => [operation.name, operation] as const);
const isList = ({ lists, path, permission }: Operation) => lists && !path.includes('{') && kinds[permission!.split(':')[0]!]?.rows;
const guarded = operations.filter(({ permission }) => permission);

/** Operations that the grid cannot try, because their permission or their kind is not declared. */
const missing = (some: readonly Operation[]): string[] => {
  const isUnsaid = ({ permission, name }: Operation) => !permission && !open[name];
  const isUnknown = ({ permission }: Operation) => permission && !kinds[permission.split(':')[0]!];
  const isUnfilled = (operation: Operation) => operation.permission && operation.path.includes('{') && !kindAt(operation);
  return some.filter((one) => isUnsaid(one) || isUnknown(one) || isUnfilled(one)).map(({ name }) => name);
};

// A test that times out would go on with its cells during the next test.
jest.setTimeout(150_000);

describe('the authorization grid', () => {
  // No request goes to GitHub before somebody returns from it.
  configure({ name: 'acme', label: 'Acme', protocol: 'github', issuer: 'https://acme.example', api_url: 'https://api.acme.example' });
  // This must run before the api closes; hooks run in the order of their declaration.
  afterAll(() => state.forget());
  const api = startApi({ empties: 'once' });
  const leaks: string[] = [];
  let world: World;
  let state: State;
  let grid: Grid;
  let lists: Lists;

  beforeAll(async () => {
    world = await aWorld(api.app());
    state = await State.of(api.owner);
    const rules = new Rules();
    grid = new Grid(api.app(), world, state, rules);
    lists = new Lists(grid, world, rules);
  });

  const noting = async (found: Promise<string[]>) => {
    leaks.push(...(await found));
    expect(await found).toEqual([]);
  };

  it.each(named(guarded))('%s', (_, operation) => noting(grid.examine(operation)));

  it.each(named(guarded.filter(({ method, path }) => method === 'PATCH' && path.includes('{'))))('%s, field by field', (_, operation) =>
    noting(examineFields(grid, world, operation)),
  );

  it.each(named(guarded.filter(isList)))('%s lists exactly the visible rows and leaks no others', (_, operation) =>
    noting(lists.examine(operation)),
  );

  it('covers every operation of the contract, with an entry for each resource and path', () => {
    expect(missing(operations)).toEqual([]);
  });

  it('covers every route of the router', () => {
    const documented = operations.map(({ method, path }) => `${method} ${path}`);
    // One rule makes PUT an alias of PATCH, also where the document leaves it out.
    const twins = documented.filter((name) => name.startsWith('PATCH ')).map((name) => name.replace('PATCH', 'PUT'));
    expect(routesIn(api.routes()).sort()).toEqual([...new Set([...documented, ...twins])].sort());
  });

  it('answers for hidden and missing resources in the same time', async () => {
    const paths = guarded.filter(({ method, path }) => method === 'GET' && path.includes('{'));
    for (const operation of paths) expect([operation.name, await lag(grid, world, operation)]).toEqual([operation.name, 0]);
  });

  it('has no leak', () => {
    process.stdout.write(`The grid: ${grid.cells} cells, ${lists.asked} questions to lists, ${leaks.length} leaks\n`);
    expect(leaks).toEqual([]);
    expect(grid.cells).toBeGreaterThan(4_000);
  });

  describe('detects', () => {
    const operation = (name: string) => guarded.find((one) => one.name === name)!;
    const only = (name: string) => world.askers.filter((asker) => asker.name === name);

    /** Returns the leaks that are found while `breakIt` is in effect, and checks that there are none afterwards. */
    async function whileBroken(breakIt: () => () => void, examine: () => Promise<string[]>): Promise<string> {
      const mend = breakIt();
      const found = await examine().finally(mend);
      expect(await examine()).toEqual([]);
      return found.join('\n');
    }

    it('a permission that admits one more role', async () => {
      const row = DepartmentsPolicy.update.row as Record<string, unknown>;
      const widen = () => {
        row.mentee = sameCompany;
        return () => delete row.mentee;
      };
      const found = await whileBroken(widen, () => grid.examine(operation('PATCH /departments/{id}'), only('mentee')));
      expect(found).toMatch(/by mentee on [\w ]+ \(403\): 200/);
      expect(found).toMatch(/and the like: .*departments.* changed/);
    });

    it('a route without its guard', async () => {
      const list = Reflect.get(DepartmentsController.prototype, 'list') as object;
      const access: unknown = Reflect.getMetadata(ACCESS, list);
      const unlock = () => {
        Reflect.defineMetadata(ACCESS, { row: { platform: always } }, list);
        return () => Reflect.defineMetadata(ACCESS, access, list);
      };
      const found = await whileBroken(unlock, () => grid.examine(operation('GET /departments'), only('the platform')));
      expect(found).toContain('GET /departments by the platform (403): 200');
    });

    it('a visible resource of another company', async () => {
      const forget = () =>
        misleading(DepartmentsRepository.prototype, 'find', (viewer: Actor, id) => [{ ...viewer, company_id: 'elsewhere' }, id]);
      const found = await whileBroken(forget, () => grid.examine(operation('GET /departments/{id}'), only('mentee')));
      expect(found).toContain('by mentee on foreign admin (404): 200');
    });

    it('a list without its scope', async () => {
      const forget = () => misleading(Database.prototype, 'page', (listing: object, page) => [{ ...listing, where: sql`true` }, page]);
      const found = await whileBroken(forget, () => lists.examine(operation('GET /tasks'), only('mentee')));
      expect(found).toMatch(/GET \/tasks for mentee: has .* instead of/);
    });

    it('an unlisted route, resource and operation', () => {
      const routes = routesIn(`${api.routes()}\n    └── /secret (GET)`);
      expect(routes.filter((route) => route.endsWith('/secret'))).toHaveLength(1);
      const added = { ...operation('GET /tasks'), name: 'GET /secrets', path: '/api/v1/secrets/{id}', permission: 'secret:read' };
      expect(missing([added, { ...added, permission: undefined }])).toHaveLength(2);
    });
  });
});
