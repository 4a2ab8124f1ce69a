import { type Detail, Forbidden, NotByApiKey, NotFound } from '@app/errors';
import { nounNamed } from '@app/i18n';
import { type Actor, isApiKey } from './actor';
import { isAsking } from './asking';
import { type Stateful, movesOf } from './moves';
import { type Permission, type Rule, isBeforeThings, matrix, nameOf } from './policy';

/**
 * Outcome for somebody, an action and a thing: it is done (`allowed`), asked for (`asks`, 202), `hidden` because they may not read the
 * thing (404), `forbidden` by the permission (403), or `closed` by the state of the thing (409).
 */
export type Decision = 'allowed' | 'asks' | 'hidden' | 'forbidden' | 'closed';

/** Permission of a resource's action, by name. */
export function permissionFor(resource: string, action: string): Permission | undefined {
  const name = nameOf({ resource, action });
  const known = found.get(name) ?? matrix.find((permission) => nameOf(permission) === name);
  if (known) found.set(name, known);
  return known;
}

/** Every request looks for several: the matrix is gone through once for each. */
const found = new Map<string, Permission>();

/** Whether a thing exists for somebody: by the line `read` of its resource, or `list` where there is none. */
export function isVisible(actor: Actor, resource: string, thing: object): boolean {
  const reading = permissionFor(resource, 'read') ?? permissionFor(resource, 'list');
  return !reading || holds(reading, actor, thing);
}

/** Whether a thing that somebody may not read is hidden from them. */
const hides = (permission: Permission): boolean => !permission.is_about_person && !isBeforeThings(permission);

/** Decides in the order of the answers of a route: 404, 403, 409. Services and explanations both ask here. */
export function decisionOn(actor: Actor, permission: Permission, thing?: object): Decision {
  if (thing && hides(permission) && !isVisible(actor, permission.resource, thing)) return 'hidden';
  if (!holds(permission, actor, thing)) return 'forbidden';
  if (thing && !isOpenFor(permission, actor, thing)) return 'closed';
  return isAsking(permission, actor) ? 'asks' : 'allowed';
}

/**
 * Refuses (404, 403) what is not decided for somebody: `authorize(TasksPolicy.approve, actor, task)`. A move that the state forbids
 * is refused by the thing itself, after its version has been compared.
 */
export function authorize<Things extends unknown[]>(
  permission: Permission & ((actor: Actor, ...things: Things) => boolean),
  actor: Actor,
  ...[thing]: Things
): void {
  const decision = decisionOn(actor, permission, thing as object | undefined);
  if (decision !== 'hidden') requireInPerson(permission, actor);
  if (decision === 'hidden') throw new NotFound(nounNamed(permission.resource));
  if (decision === 'forbidden') throw forbidden(permission);
}

/** Refuses (403) an API key where the permission is given to no key, whatever its scopes and its owner's rights. */
export function requireInPerson(permission: Permission, actor: Pick<Actor, 'scopes'>): void {
  if (isApiKey(actor) && !permission.is_delegable) throw new NotByApiKey([{ field: 'permission', message: nameOf(permission) }]);
}

/** A refusal (403) that names the permission, after the fields that are the reason where there are any. */
export const forbidden = (permission: Pick<Permission, 'resource' | 'action'>, fields: readonly Detail[] = []): Forbidden =>
  new Forbidden([...fields, { field: 'permission', message: nameOf(permission) }]);

/** Refuses (403) a change of which `allowed` does not allow every field that is given, and names those it does not, and the permission. */
export function authorizeFields<Change extends object>(
  permission: Pick<Permission, 'resource' | 'action'>,
  change: Change,
  allowed: (field: keyof Change) => boolean,
): void {
  const given = Object.keys(change).filter((field) => change[field as keyof Change] !== undefined);
  const refused = given.filter((field) => !allowed(field as keyof Change));
  if (refused.length > 0)
    throw forbidden(
      permission,
      refused.map((field) => ({ field, message: `${field} is not yours to change` })),
    );
}

/** The thing, where somebody may read it. What they may not read does not exist for them (404), no more than what is not there. */
export function requireVisible<Thing, Found extends Thing & object>(
  read: Permission & ((actor: Actor, thing: Thing) => boolean),
  actor: Actor,
  thing: Found | null | undefined,
): Found {
  if (!thing || !read(actor, thing)) throw new NotFound(nounNamed(read.resource));
  return thing;
}

const holds = (permission: Permission, actor: Actor, thing?: object): boolean =>
  (permission as unknown as Rule<object | undefined>)(actor, thing);

/** Whether the state of a thing lets a permission be used: always, where the resource has not declared otherwise. */
export function isOpenFor({ resource, action }: Permission, actor: Actor, thing: object): boolean {
  const table = movesOf(resource);
  return !table?.governs(action) || !('status' in thing) || table.isOpen(action, thing as Stateful, actor);
}
