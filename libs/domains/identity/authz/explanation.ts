import { type Actor, type Fact, type Permission, type Standpoint, standpointOf } from '@app/auth';

export interface FactFound {
  readonly fact: string;
  readonly holds: boolean;
}

/** Why somebody may do something, or may not. */
export interface Explanation {
  readonly standpoint: Standpoint;
  /** What has to hold for those who ask from there; none where nothing would help. */
  readonly rule: string | null;
  readonly facts: readonly FactFound[];
  readonly allowed: boolean;
}

/** Whoever cannot sign in may do nothing. */
const SIGNED_UP = 'may sign in';

/** Tells what a line of the matrix decides about somebody and a thing, and by which facts. */
export function explain(permission: Permission, actor: Actor, thing: object | undefined, signedUp: boolean): Explanation {
  const standpoint = standpointOf(actor);
  const entry = permission.row[standpoint] as Fact<object | undefined> | undefined;
  const parts = new Map((entry?.parts as readonly Fact<object | undefined>[] | undefined)?.map((part) => [part.says, part]));
  const facts = [...parts.values()].map((part) => ({ fact: part.says, holds: part(actor, thing) }));
  return {
    standpoint,
    rule: entry?.says ?? null,
    facts: [{ fact: SIGNED_UP, holds: signedUp }, ...facts],
    allowed: signedUp && (entry?.(actor, thing) ?? false),
  };
}

/** Whether a line decides by a thing, for those who ask from there: without one, it cannot be told. */
export const needsThing = ({ row }: Permission, actor: Actor): boolean => row[standpointOf(actor)]?.of_actor === false;
