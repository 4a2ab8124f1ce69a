import type { Actor } from './actor';
import { type Permission, matrix, nameOf, viewerSideOf } from './policy';

/** Whether `scopes` have this line of the matrix in them, by its name (`task:read`) or its resource (`task:*`). */
export const covers = (scopes: readonly string[], permission: Permission): boolean =>
  permission.is_delegable && (scopes.includes(nameOf(permission)) || scopes.includes(`${permission.resource}:*`));

/** The lines of the matrix that a scope stands for. None for a scope that there is not. */
export const permissionsOf = (scope: string): Permission[] => matrix.filter((permission) => covers([scope], permission));

/** Whether somebody has any of what a scope stands for, as their role is now. */
export const isWithinRights = (actor: Actor, scope: string): boolean => permissionsOf(scope).some(({ row }) => row[viewerSideOf(actor)]);
