import { type Actor, type Permission, matrix, nameOf, viewerSideOf } from '@app/auth';
import type { Kind, Row } from './things';

type Decide = (actor: Actor, row: Row) => boolean;
type Lines = ReadonlyMap<string, Readonly<Record<string, Decide>>>;

/** A copy of the matrix from the start of the grid, so that the grid detects a permission that is widened later. */
export class Rules {
  private readonly lines: Lines = new Map(matrix.map((line: Permission) => [nameOf(line), { ...line.row } as Record<string, Decide>]));

  /** Tells whether the permission has a rule for the actor's side. */
  isAllowed = (permission: string, actor: Actor): boolean => this.rule(permission, actor) !== undefined;

  allows = (permission: string, actor: Actor, row: Row): boolean => this.rule(permission, actor)?.(actor, row) ?? false;

  /** Tells whether the actor may know that the thing exists. */
  shows(resource: string, kind: Kind, actor: Actor, row: Row): boolean {
    if (kind.seen) return kind.seen(actor, row);
    return !this.lines.has(`${resource}:read`) || this.allows(`${resource}:read`, actor, row);
  }

  /** Tells whether the actor's lists can have the row, at least with a filter. */
  finds(resource: string, kind: Kind, actor: Actor, row: Row): boolean {
    const finds = `${resource}:find`;
    return this.lines.has(finds) ? this.allows(finds, actor, row) : this.shows(resource, kind, actor, row);
  }

  private rule = (permission: string, actor: Actor): Decide | undefined => this.lines.get(permission)?.[viewerSideOf(actor)];
}
