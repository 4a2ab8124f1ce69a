import type { Actor } from './actor';
import type { Fact } from './facts';
import { type Permission, viewerSideOf } from './policy';

type Asked<Thing> = Fact<Thing> & { readonly asks: true };

/**
 * Allows a user only to request the action: `pause: { admin: co, mentee: ask(own) }`. The same route answers 202, and those who may do it
 * are notified.
 */
export const ask = <Thing>(holds: Fact<Thing>): Asked<Thing> => {
  const { parts, alternatives, of_actor } = holds;
  return Object.assign((actor: Actor, thing: Thing) => holds(actor, thing), { parts, alternatives, of_actor, asks: true as const });
};

/** True if a rule allows only a request. */
export const asks = (rule: Fact<never> | undefined): boolean => !!(rule as Partial<Asked<never>> | undefined)?.asks;

/** True if the actor may only request the action. */
export const isAsking = ({ row }: Permission, actor: Actor): boolean => asks(row[viewerSideOf(actor)]);

/** True if some role may only request the action. */
export const isAsked = ({ row }: Permission): boolean => Object.values(row).some(asks);
