import type { Actor } from './actor';
import { type Fact, type Permission, viewerSideOf } from './policy';

type Asked<Thing> = Fact<Thing> & { readonly asks: true };

/** May not do it, but have it asked for: `pause: { admin: co, mentee: ask(own) }`. The same route answers 202, and those who may are told. */
export const ask = <Thing>(holds: Fact<Thing>): Asked<Thing> => {
  const { parts, of_actor } = holds;
  return Object.assign((actor: Actor, thing: Thing) => holds(actor, thing), {
    says: `ask (${holds.says})`,
    parts,
    of_actor,
    asks: true as const,
  });
};

/** Whether somebody whom a line of the matrix lets in may only ask. */
export const isAsking = ({ row }: Permission, actor: Actor): boolean =>
  !!(row[viewerSideOf(actor)] as Partial<Asked<never>> | undefined)?.asks;

/** Whether there is anybody who may only ask. */
export const isAsked = ({ row }: Permission): boolean => Object.values(row).some((fact) => (fact as Partial<Asked<never>>).asks);
