import type { Actor } from './actor';
import { isAsking } from './asking';
import { isOpenFor, isVisible } from './decision';
import { type Permission, type Rule, VIEWER_SIDES, decidesByThing, isBeforeThings, matrix, nameOf, viewerSideOf } from './policy';
import { covers } from './scopes';

/** Names of the permissions that an actor has on a resource now, and of those that need a request (202). */
export interface Permissions {
  readonly can: readonly string[];
  readonly can_ask: readonly string[];
}

/** A resource as JSON text, beside the facts that its policy needs. */
interface Written {
  readonly json: string;
}

/** A permission that decides about resources of this type. */
type On<Thing> = Permission & ((actor: Actor, thing: Thing) => boolean);

/** A permission that needs a resource: `task:read`. */
interface Line {
  readonly name: string;
  readonly permission: Permission;
}

const lines = new Map<string, readonly Line[]>();

const needsThing = (permission: Permission): boolean =>
  !isBeforeThings(permission) &&
  (permission.about_thing.includes(permission.action) || VIEWER_SIDES.some((side) => decidesByThing(permission, side)));

/** The permissions of a resource type that need a resource. */
function linesOf(resource: string): readonly Line[] {
  const known = lines.get(resource);
  if (known) return known;
  const found = matrix
    .filter((permission) => permission.resource === resource && needsThing(permission))
    .map((permission) => ({ name: nameOf(permission), permission }));
  lines.set(resource, found);
  return found;
}

/**
 * The permissions that an actor has on a resource now, and those they can request, by policy and state, limited by the scopes of an API
 * key. Each rule is evaluated once, however many permissions share it.
 */
export const permissionsOn = (actor: Actor, resource: string, thing: object): Permissions =>
  permissionsOf(actor, resource, { thing, lines: linesOf(resource) });

/**
 * The same for a part of a resource: only these permissions, evaluated on the resource. `permissionsAmong([TasksPolicy.read,
 * TasksPolicy.tick], actor, task)`.
 */
export function permissionsAmong<Thing extends object>(rules: readonly On<Thing>[], actor: Actor, thing: Thing): Permissions {
  const { resource } = rules[0]!;
  const lines = linesOf(resource).filter(({ permission }) => rules.some((rule) => rule === permission));
  return permissionsOf(actor, resource, { thing, lines });
}

function permissionsOf(actor: Actor, resource: string, { thing, lines }: { thing: object; lines: readonly Line[] }): Permissions {
  const [can, can_ask]: [string[], string[]] = [[], []];
  if (!isVisible(actor, resource, thing)) return { can, can_ask };
  const holds = heldBy(actor, thing);
  for (const { name, permission } of lines) {
    if (holds(permission) && isOpenFor(permission, actor, thing)) (isAsking(permission, actor) ? can_ask : can).push(name);
  }
  return { can, can_ask };
}

/** Returns a check of the actor's permissions on a resource. Permissions that share a rule share its result. */
function heldBy(actor: Actor, thing: object): (permission: Permission) => boolean {
  const side = viewerSideOf(actor);
  const answers = new Map<unknown, boolean>();
  return (permission) => {
    const rule = permission.row[side];
    if (!rule || (actor.scopes && !covers(actor.scopes, permission))) return false;
    const holds = answers.get(rule) ?? (permission as unknown as Rule<object>)(actor, thing);
    answers.set(rule, holds);
    return holds;
  };
}

/**
 * Adds `can` and `can_ask` to a resource's JSON: `withPermissions(TasksPolicy.read, actor, task)`. The facts come from the same statement
 * beside the JSON, so the text is not parsed.
 */
export function withPermissions<Thing, Resource extends Thing & Written>({ resource }: On<Thing>, actor: Actor, thing: Resource): Resource {
  return writePermissions(thing, permissionsOn(actor, resource, thing));
}

/** Adds these permissions to JSON: for a part of a resource, which has the resource's permissions. */
export const writePermissions = <Part extends Written>(part: Part, permissions: Permissions): Part => ({
  ...part,
  json: spliced(part.json, permissions),
});

/**
 * The same for rows of a list: an array of `{ json, … }`, each row as JSON text beside its facts, becomes the array of the rows. Used for
 * lists whose rows users act on directly: requests, comments. `shared` has facts that are the same for all rows.
 */
export function rowsWithPermissions<Thing, Rows extends string>(read: On<Thing>, actor: Actor, rows: Rows, shared: object = {}): Rows {
  const found = (JSON.parse(rows) as (Thing & Written)[]).map((row) => ({ ...shared, ...row }));
  return `[${found.map((row) => withPermissions(read, actor, row).json).join()}]` as Rows;
}

/** Names of permissions need no escaping: they are constants of the code. */
const spliced = (json: string, { can, can_ask }: Permissions): string =>
  `${json.slice(0, -1)},"can":${namesIn(can)},"can_ask":${namesIn(can_ask)}}`;

const namesIn = (names: readonly string[]): string => (names.length > 0 ? `["${names.join('","')}"]` : '[]');
