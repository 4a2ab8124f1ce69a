import type { Actor } from './actor';
import { type Permission, matrix, nameOf, standpointOf } from './policy';

/** Whether `scopes` have this line of the matrix in them, by its name (`task:read`) or its resource (`task:*`). */
export const covers = (scopes: readonly string[], line: Permission): boolean =>
  line.is_delegable && (scopes.includes(nameOf(line)) || scopes.includes(`${line.resource}:*`));

/** The lines of the matrix that a scope stands for. None for a scope that there is not. */
export const linesOf = (scope: string): Permission[] => matrix.filter((line) => covers([scope], line));

/** Whether somebody has any of what a scope stands for, as their role is now. */
export const isWithinRights = (actor: Actor, scope: string): boolean => linesOf(scope).some(({ row }) => row[standpointOf(actor)]);
