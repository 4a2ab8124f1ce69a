import type { Actor } from './actor';
import { type Permission, matrix, nameOf, viewerSideOf } from './policy';

/** True if `scopes` include this permission, by its name (`task:read`) or its resource (`task:*`). */
export const covers = (scopes: readonly string[], permission: Permission): boolean =>
  permission.is_delegable && (scopes.includes(nameOf(permission)) || scopes.includes(`${permission.resource}:*`));

/** The permissions of a scope. Empty for an unknown scope. */
export const permissionsOf = (scope: string): Permission[] => matrix.filter((permission) => covers([scope], permission));

/** True if the actor's current role has at least one permission of the scope. */
export const isWithinRights = (actor: Actor, scope: string): boolean => permissionsOf(scope).some(({ row }) => row[viewerSideOf(actor)]);
