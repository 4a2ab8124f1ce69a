import type { Words } from '@app/i18n';
import { type Actor, type Role, isSameCompany } from './actor';

/** The role by which the matrix decides. The platform admin has no other. */
export type ViewerSide = 'platform' | Role;

/**
 * The words for a fact. `person`: a noun for those for whom it holds, who may be called differently by side. `among`: an attribute of
 * people. `when`: a condition on the resource. The Korean condition is a stem that ends in 이, 있, 없 or 않.
 */
export type Phrase =
  | { readonly kind: 'person'; readonly words: Words; readonly by_side: { readonly [Who in ViewerSide]?: Words } }
  | { readonly kind: 'among' | 'when'; readonly words: Words };

/** `someone('its reviewer', '검토자')`. */
export const someone = (en: string, ko: string, by_side: { readonly [Who in ViewerSide]?: Words } = {}): Phrase => ({
  kind: 'person',
  words: { en, ko },
  by_side,
});
/** `belonging('of the same company', '같은 회사의')`. */
export const belonging = (en: string, ko: string): Phrase => ({ kind: 'among', words: { en, ko } });
/** `when('it has no reviewer', '검토자가 없')`. */
export const when = (en: string, ko: string): Phrase => ({ kind: 'when', words: { en, ko } });

/** A condition on an actor and a resource. */
export interface Fact<Thing = unknown> {
  (actor: Actor, thing: Thing): boolean;
  /** The facts that it combines, or itself. */
  readonly parts: readonly NamedFact[];
  /** The sets of facts, any of which is enough. All facts of a set must hold. */
  readonly alternatives: readonly Alternative[];
  /** True if it needs no resource. */
  readonly of_actor: boolean;
}

/** A fact that combines no others. */
export interface NamedFact extends Fact<never> {
  readonly fact: string;
  readonly phrase: Phrase;
}

/** A fact that must hold, or must not. */
export interface Literal {
  readonly fact: NamedFact;
  readonly is_negated: boolean;
}

export type Alternative = readonly Literal[];

/** A named fact with its words: `fact('own', someone('its assignee', '담당자'), (actor, task: Task) => actor.id === task.assignee_id)`. */
export function fact<Thing>(name: string, phrase: Phrase, holds: (actor: Actor, thing: Thing) => boolean): Fact<Thing> {
  const named = Object.assign((actor: Actor, thing: Thing) => holds(actor, thing), { fact: name, phrase, of_actor: false });
  return withParts(named, [named as never], [[{ fact: named as never, is_negated: false }]]);
}

/** A fact about the actor alone. */
export const factOf = (name: string, phrase: Phrase, holds: (actor: Actor) => boolean): Fact =>
  Object.assign(fact(name, phrase, holds), { of_actor: true });

const withParts = <Decide extends object>(decide: Decide, parts: readonly NamedFact[], alternatives: readonly Alternative[]) =>
  Object.assign(decide, { parts, alternatives });

/** Always holds. */
export const always: Fact = Object.assign(() => true, { parts: [], alternatives: [[]], of_actor: true });
/** True for members of a company. Users who have not joined one and the platform admin are in none. */
export const member = factOf('in a company', belonging('of a company', '회사에 소속된'), ({ company_id }) => company_id !== null);
/** Same company. */
export const sameCompany = fact('co', belonging('of the same company', '같은 회사의'), isSameCompany);

type FactsOf<Things extends unknown[]> = { readonly [Place in keyof Things]: Fact<Things[Place]> };

/** A resource that all of the facts accept. */
type Each<Things extends unknown[]> = FactsOf<Things>[number] extends Fact<infer Thing> ? Thing : never;

export const either = <Things extends unknown[]>(...facts: FactsOf<Things>): Fact<Each<Things>> =>
  joined(
    facts,
    facts.flatMap(({ alternatives }) => alternatives),
    (actor, thing) => facts.some((holds) => holds(actor, thing)),
  );

export const both = <Things extends unknown[]>(...facts: FactsOf<Things>): Fact<Each<Things>> =>
  joined(facts, combined(facts.map(({ alternatives }) => alternatives)), (actor, thing) => facts.every((holds) => holds(actor, thing)));

export const not = <Thing>(negated: Fact<Thing>): Fact<Thing> => {
  const opposites = negated.alternatives.map((one) => one.map(({ fact, is_negated }) => [{ fact, is_negated: !is_negated }]));
  return joined([negated], combined(opposites), (actor, thing) => !negated(actor, thing));
};

/** Takes one of each list, in every combination. */
const combined = (lists: readonly (readonly Alternative[])[]): Alternative[] =>
  lists.reduce<Alternative[]>((found, list) => found.flatMap((some) => list.map((more) => [...some, ...more])), [[]]);

function joined<Thing>(facts: readonly Fact<never>[], alternatives: Alternative[], holds: (actor: Actor, thing: never) => boolean) {
  const parts = facts.flatMap((one) => one.parts);
  return Object.assign(withParts(holds as (actor: Actor, thing: Thing) => boolean, parts, alternatives), {
    of_actor: parts.every(({ of_actor }) => of_actor),
  });
}
