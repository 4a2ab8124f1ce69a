import { startApi } from '@test/app';
import { operations } from '@test/grid/contract';
import { Grid, kindAt } from '@test/grid/grid';
import { Rules } from '@test/grid/rules';
import { State } from '@test/grid/state';
import { type World, aWorld } from '@test/grid/world';
import { SessionRightsCache } from '@app/auth';
import { configure } from '@test/providers';

type Operation = (typeof operations)[number];

interface Allowed {
  readonly can: readonly string[];
  readonly can_ask: readonly string[];
}

/** Routes that return one thing with the caller's permissions on it. */
const SINGLE = [
  'GET /tasks/{id}',
  'GET /tasks/{id}/comments/{comment_id}',
  'GET /tasks/{id}/checklist/{item_id}',
  'GET /mentorships/{id}',
  'GET /mentorships/{id}/meetings/{meeting_id}',
  'GET /mentorships/{id}/plan',
  'GET /mentorships/{id}/plan/items/{item_id}',
  'GET /curricula/{id}',
  'GET /curricula/{id}/items/{item_id}',
  'GET /requests/{id}',
  'GET /memos/{id}',
  'GET /users/{id}',
  'GET /departments/{id}',
  'GET /companies/{id}',
  'GET /users/invitations/{id}',
  'GET /users/import/{id}',
  'GET /calendar/leave/{id}',
  'GET /calendar/holidays/{id}',
  'GET /scores/{id}',
  'GET /scores/{id}/versions/{number}',
  'GET /setlists/{id}',
  'GET /setlists/{id}/items/{item_id}',
  'GET /quota/users/{id}',
  'GET /jobs/{id}',
  'GET /scheduled-tasks/{name}',
  'GET /api-keys/{id}',
];

/** Refusals because of the sent values or of other things, and not because of the thing's own state. */
const OTHERWISE: readonly string[] = [
  'CHECKLIST_CHANGED',
  'ITEMS_DIFFER',
  'SETLIST_CHANGED',
  'SCORE_NOT_FOUND',
  'UPLOAD_MISSING',
  'VERSION_IN_USE',
  'MENTOR_AT_CAPACITY',
  'ROLE_IN_USE',
  'LAST_ADMIN',
  'COMPANY_NOT_EMPTY',
  'COMPANY_HAS_ADMIN',
  'REQUEST_VOID',
];
/** This route is left out: its permission depends on the state that is sent, and each move also has a route of its own. */
const BY_STATE = 'PATCH /tasks/{id}/status';

interface Heard extends Allowed {
  readonly error?: string;
  readonly asker_id?: number;
}

/** Tells in which list of a thing a permission is; `expectedOf` tells in which it should be by the answer of its route. */
const foundIn = ({ can, can_ask }: Allowed, permission: string): string =>
  can.includes(permission) ? 'can' : can_ask.includes(permission) ? 'can_ask' : 'neither';

function expectedOf({ status, body }: { readonly status: number; readonly body: Heard }): string {
  if ([403, 404, 409].includes(status) && !OTHERWISE.includes(body.error!)) return 'neither';
  return status === 202 && body.asker_id !== undefined ? 'can_ask' : 'can';
}

const resourceOf = ({ permission = '' }: Operation): string => permission.split(':')[0]!;

/** Tells whether another route's permission is about the same thing. */
const isAbout = (single: Operation) => (other: Operation) =>
  ![single.name, BY_STATE].includes(other.name) &&
  other.method !== 'PUT' &&
  other.path.startsWith(single.path) &&
  kindAt(other)?.[0] === kindAt(single)?.[0] &&
  resourceOf(other) === resourceOf(single);

jest.setTimeout(150_000);

describe('the permissions on a resource', () => {
  configure({ name: 'acme', label: 'Acme', protocol: 'github', issuer: 'https://acme.example', api_url: 'https://api.acme.example' });
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

  /** Sends a request as somebody about a thing, and undoes its changes. */
  async function ask(...question: Parameters<Grid['send']>) {
    const answer = await grid.send(...question);
    const changed = await state.changed();
    await state.restore(changed);
    if (changed.length > 0) api.get(SessionRightsCache).forget();
    return answer as { readonly status: number; readonly body: Heard };
  }

  it.each(SINGLE)('of %s match what its routes accept', async (name) => {
    const single = operations.find((operation) => operation.name === name)!;
    const routes = operations.filter(isAbout(single));
    const wrong: string[] = [];
    let asked = 0;
    for (const asker of world.askers.filter(({ actor, is_unscoped }) => actor && !is_unscoped)) {
      for (const thing of world.things.get(kindAt(single)![0])!) {
        const { status, body } = await grid.send(single, asker, thing);
        if (status !== 200) continue;
        for (const route of routes) {
          const answer = await ask(route, asker, thing);
          const [found, expected] = [foundIn(body as Allowed, route.permission!), expectedOf(answer)];
          asked++;
          if (found !== expected)
            wrong.push(`${route.name} by ${asker.name} on ${thing.owner}'s: ${found}, and ${answer.status} ${answer.body.error}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(0);
  });

  const named = (name: string) => operations.find((operation) => operation.name === name)!;

  it.each([
    ['GET /requests', 'GET /requests/{id}'],
    ['GET /tasks/{id}/comments', 'GET /tasks/{id}/comments/{comment_id}'],
  ])('of %s are equal in its rows', async (list, single) => {
    let rows = 0;
    for (const asker of world.askers.filter(({ actor, is_unscoped }) => actor && !is_unscoped)) {
      for (const thing of world.things.get(kindAt(named(single))![0])!) {
        const { status, body } = await grid.send(named(single), asker, thing);
        if (status !== 200) continue;
        const { body: page } = await grid.send(named(list), asker, thing);
        expect((page as { results: { id: number }[] }).results).toContainEqual(body);
        rows++;
      }
    }
    expect(rows).toBeGreaterThan(0);
  });

  it.each(['GET /tasks', 'GET /users', 'GET /mentorships'])('are absent from rows of %s by default', async (list) => {
    const { body } = await grid.send(
      named(list),
      world.askers.find(({ name }) => name === 'admin')!,
    );
    const { results } = body as { results: object[] };
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter((row) => 'can' in row || 'can_ask' in row)).toEqual([]);
  });
});
