import { type Detail, Forbidden, NotByApiKey, NotFound } from '@app/errors';
import { nounNamed } from '@app/i18n';
import { type Actor, isApiKey } from './actor';
import { isAsking } from './asking';
import { type Stateful, movesOf } from './moves';
import { type Permission, type Rule, isBeforeThings, matrix, nameOf } from './policy';

/**
 * Outcome for an actor, an action and a resource: `allowed`, `asks` (a request is created, 202), `hidden` if the actor may not read the
 * resource (404), `forbidden` by the permission (403), or `closed` by the resource's state (409).
 */
export type Decision = 'allowed' | 'asks' | 'hidden' | 'forbidden' | 'closed';

/** The permission for an action on a resource, by name. */
export function permissionFor(resource: string, action: string): Permission | undefined {
  const name = nameOf({ resource, action });
  const known = found.get(name) ?? matrix.find((permission) => nameOf(permission) === name);
  if (known) found.set(name, known);
  return known;
}

/** Every request needs several permissions: the matrix is searched once for each. */
const found = new Map<string, Permission>();

/** True if the actor may read the resource, by its permission `read`, or by `list` if there is none. */
export function isVisible(actor: Actor, resource: string, thing: object): boolean {
  const reading = permissionFor(resource, 'read') ?? permissionFor(resource, 'list');
  return !reading || holds(reading, actor, thing);
}

/** True if a resource that the actor may not read is hidden from them. */
const hides = (permission: Permission): boolean => !permission.is_about_person && !isBeforeThings(permission);

/** Decides in the order in which a route answers: 404, 403, 409. Services and explanations both use it. */
export function decisionOn(actor: Actor, permission: Permission, thing?: object): Decision {
  if (thing && hides(permission) && !isVisible(actor, permission.resource, thing)) return 'hidden';
  if (!holds(permission, actor, thing)) return 'forbidden';
  if (thing && !isOpenFor(permission, actor, thing)) return 'closed';
  return isAsking(permission, actor) ? 'asks' : 'allowed';
}

/**
 * Throws (404, 403) if the actor may not act: `authorize(TasksPolicy.approve, actor, task)`. The resource itself refuses a move that its
 * state forbids, after its version has been compared.
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

/** Throws (403) for an API key if the permission is not delegable, whatever its scopes and its owner's rights. */
export function requireInPerson(permission: Permission, actor: Pick<Actor, 'scopes'>): void {
  if (isApiKey(actor) && !permission.is_delegable) throw new NotByApiKey([{ field: 'permission', message: nameOf(permission) }]);
}

/** A 403 that names the permission, after the fields that are the reason, if any. */
export const forbidden = (permission: Pick<Permission, 'resource' | 'action'>, fields: readonly Detail[] = []): Forbidden =>
  new Forbidden([...fields, { field: 'permission', message: nameOf(permission) }]);

const NO_CHANGE = { en: 'you do not have permission to change this field', ko: '이 필드를 변경할 권한이 없습니다' };

/** The detail of a 403 about a field that the actor may not change. */
export const unchangeable = (field: string): Detail => ({ field, message: NO_CHANGE });

/** Throws (403) unless `allowed` includes every given field. It names the others, and the permission. */
export function authorizeFields<Change extends object>(
  permission: Pick<Permission, 'resource' | 'action'>,
  change: Change,
  allowed: (field: keyof Change) => boolean,
): void {
  const given = Object.keys(change).filter((field) => change[field as keyof Change] !== undefined);
  const refused = given.filter((field) => !allowed(field as keyof Change));
  if (refused.length > 0) throw forbidden(permission, refused.map(unchangeable));
}

/** Returns the resource if the actor may read it. Otherwise throws 404, as for one that does not exist. */
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

/** True if the resource's state permits the action. Always true if the resource has not declared moves. */
export function isOpenFor({ resource, action }: Permission, actor: Actor, thing: object): boolean {
  const table = movesOf(resource);
  return !table?.governs(action) || !('status' in thing) || table.isOpen(action, thing as Stateful, actor);
}
