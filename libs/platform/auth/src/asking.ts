import type { Actor } from './actor';
import { type Fact, type Permission, viewerSideOf } from './policy';

type Asked<Thing> = Fact<Thing> & { readonly asks: true };

/**
 * Allows a user only to request the action: `pause: { admin: co, mentee: ask(own) }`. The same route answers 202, and those who may do it
 * are notified.
 */
export const ask = <Thing>(holds: Fact<Thing>): Asked<Thing> => {
  const { parts, of_actor } = holds;
  return Object.assign((actor: Actor, thing: Thing) => holds(actor, thing), {
    says: `ask (${holds.says})`,
    parts,
    of_actor,
    asks: true as const,
  });
};

/** True if the actor may only request the action. */
export const isAsking = ({ row }: Permission, actor: Actor): boolean =>
  !!(row[viewerSideOf(actor)] as Partial<Asked<never>> | undefined)?.asks;

/** True if some role may only request the action. */
export const isAsked = ({ row }: Permission): boolean => Object.values(row).some((fact) => (fact as Partial<Asked<never>>).asks);
