import type { Actor } from './actor';
import { isAsking } from './asking';
import { isOpenFor, isVisible } from './decision';
import { type Permission, type Rule, VIEWER_SIDES, decidesByThing, isBeforeThings, matrix, nameOf, viewerSideOf } from './policy';
import { covers } from './scopes';

/** Names of the permissions that somebody has on a thing now, and of those that they would ask for (202). */
export interface Permissions {
  readonly can: readonly string[];
  readonly can_ask: readonly string[];
}

/** A thing as JSON text, beside the facts that its policy decides by. */
interface Written {
  readonly json: string;
}

/** A permission that decides about things of this kind. */
type On<Thing> = Permission & ((actor: Actor, thing: Thing) => boolean);

/** A permission that needs a thing: `task:read`. */
interface Line {
  readonly name: string;
  readonly permission: Permission;
}

const lines = new Map<string, readonly Line[]>();

const needsThing = (permission: Permission): boolean =>
  !isBeforeThings(permission) &&
  (permission.about_thing.includes(permission.action) || VIEWER_SIDES.some((side) => decidesByThing(permission, side)));

/** The permissions of a resource that need a thing. */
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
 * What somebody can do with a thing now, and what they can ask for, by the policy and the states of its resource; cut to the scopes of
 * an API key. Each rule is asked once, however many permissions share it.
 */
export const permissionsOn = (actor: Actor, resource: string, thing: object): Permissions =>
  permissionsOf(actor, resource, { thing, lines: linesOf(resource) });

/** The same for a part of a thing: of these permissions on the thing. `permissionsAmong([TasksPolicy.read, TasksPolicy.tick], actor, task)`. */
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

/** Whether somebody has a permission on a thing; an answer is kept for the permissions that share its rule. */
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
 * A thing's JSON with `can` and `can_ask` in it: `withPermissions(TasksPolicy.read, actor, task)`. The facts stand beside the JSON, from the
 * same statement: the text is not read.
 */
export function withPermissions<Thing, Resource extends Thing & Written>({ resource }: On<Thing>, actor: Actor, thing: Resource): Resource {
  return writePermissions(thing, permissionsOn(actor, resource, thing));
}

/** JSON with these permissions in it: for a part of a thing, whose permissions are those of the thing. */
export const writePermissions = <Part extends Written>(part: Part, permissions: Permissions): Part => ({
  ...part,
  json: spliced(part.json, permissions),
});

/**
 * The same for rows of a list: an array of `{ json, … }`, each row as JSON text beside its facts, becomes the array of the rows. Lists whose
 * rows somebody acts on at once have it: requests, comments.
 */
export function rowsWithPermissions<Thing, Rows extends string>(read: On<Thing>, actor: Actor, rows: Rows): Rows {
  const found = JSON.parse(rows) as (Thing & Written)[];
  return `[${found.map((row) => withPermissions(read, actor, row).json).join()}]` as Rows;
}

/** Names of permissions need no escape: they are words of the code. */
const spliced = (json: string, { can, can_ask }: Permissions): string =>
  `${json.slice(0, -1)},"can":${namesIn(can)},"can_ask":${namesIn(can_ask)}}`;

const namesIn = (names: readonly string[]): string => (names.length > 0 ? `["${names.join('","')}"]` : '[]');
