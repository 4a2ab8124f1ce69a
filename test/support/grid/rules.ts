import { type Actor, type Permission, matrix, nameOf, viewerSideOf } from '@app/auth';
import type { Kind, Row } from './things';

type Decide = (actor: Actor, row: Row) => boolean;
type Lines = ReadonlyMap<string, Readonly<Record<string, Decide>>>;

/** The matrix as it was when the grid began: whoever widens a line behind its back is found out. */
export class Rules {
  private readonly lines: Lines = new Map(matrix.map((line: Permission) => [nameOf(line), { ...line.row } as Record<string, Decide>]));

  /** Whether there is anything in the line for whoever stands where the actor does. */
  isAllowed = (permission: string, actor: Actor): boolean => this.rule(permission, actor) !== undefined;

  allows = (permission: string, actor: Actor, row: Row): boolean => this.rule(permission, actor)?.(actor, row) ?? false;

  /** Whether a thing exists for somebody. */
  shows(resource: string, kind: Kind, actor: Actor, row: Row): boolean {
    if (kind.seen) return kind.seen(actor, row);
    return !this.lines.has(`${resource}:read`) || this.allows(`${resource}:read`, actor, row);
  }

  /** Whether somebody's lists have it, at least when it is asked for. */
  finds(resource: string, kind: Kind, actor: Actor, row: Row): boolean {
    const finds = `${resource}:find`;
    return this.lines.has(finds) ? this.allows(finds, actor, row) : this.shows(resource, kind, actor, row);
  }

  private rule = (permission: string, actor: Actor): Decide | undefined => this.lines.get(permission)?.[viewerSideOf(actor)];
}
