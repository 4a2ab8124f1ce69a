import { type Actor, Role, isApiKey, isSameCompany } from './actor';

/** The side from which somebody asks. The platform's admin asks as that alone. */
export type ViewerSide = 'platform' | Role;

export const VIEWER_SIDES: readonly ViewerSide[] = ['platform', Role.Admin, Role.Mentor, Role.Mentee];

export const viewerSideOf = ({ is_superuser, role }: Actor): ViewerSide => (is_superuser ? 'platform' : role);

/** What is or is not so between somebody and a thing, under the name by which the matrix calls it. */
export interface Fact<Thing = unknown> {
  (actor: Actor, thing: Thing): boolean;
  readonly says: string;
  /** What it is put together from: itself, unless it is. */
  readonly parts: readonly Fact<never>[];
  /** Whether it can be told without a thing. */
  readonly of_actor: boolean;
}

/** A fact about somebody and a thing: `fact('own', (actor, task: Task) => actor.id === task.assignee_id)`. */
export function fact<Thing>(says: string, holds: (actor: Actor, thing: Thing) => boolean): Fact<Thing> {
  const simple: Fact<Thing> = Object.assign((actor: Actor, thing: Thing) => holds(actor, thing), { says, of_actor: false, parts: [] });
  return Object.assign(simple, { parts: [simple] });
}

/** A fact about somebody alone. */
export const factOf = (says: string, holds: (actor: Actor) => boolean): Fact => Object.assign(fact(says, holds), { of_actor: true });

/** Holds for everybody. */
export const always = factOf('yes', () => true);
/** Is in a company: whoever has not joined one, and the platform's admin, are in none. */
export const member = factOf('in a company', ({ company_id }) => company_id !== null);
/** Same company. */
export const sameCompany = fact('co', isSameCompany);

type FactsOf<Things extends unknown[]> = { readonly [Place in keyof Things]: Fact<Things[Place]> };

/** A thing of which each of the facts can be told. */
type Each<Things extends unknown[]> = FactsOf<Things>[number] extends Fact<infer Thing> ? Thing : never;

export const either = <Things extends unknown[]>(...facts: FactsOf<Things>): Fact<Each<Things>> =>
  joined(facts, wordsOf(facts).join(' or '), (actor, thing) => facts.some((holds) => holds(actor, thing)));

export const both = <Things extends unknown[]>(...facts: FactsOf<Things>): Fact<Each<Things>> =>
  joined(facts, wordsOf(facts).join(' and '), (actor, thing) => facts.every((holds) => holds(actor, thing)));

export const not = <Thing>(negated: Fact<Thing>): Fact<Thing> =>
  joined([negated], `not ${negated.says}`, (actor, thing) => !negated(actor, thing));

const wordsOf = (facts: readonly Fact<never>[]): string[] => facts.map(({ says }) => says);

function joined<Thing>(facts: readonly Fact<never>[], says: string, holds: (actor: Actor, thing: never) => boolean): Fact<Thing> {
  const parts = facts.flatMap((one) => one.parts);
  return Object.assign(holds as Fact<Thing>, { says, parts, of_actor: parts.every(({ of_actor }) => of_actor) });
}

/** The fact that must hold, by the side of the viewer. A side that is not named may not. */
export type Row<Thing = never> = { readonly [Who in ViewerSide]?: Fact<Thing> };

/** The same for everybody in a company, whatever their role. */
export const anyRole = <Thing>(holds: Fact<Thing>) => ({ admin: holds, mentor: holds, mentee: holds });

/** One permission of the matrix. */
export interface Permission {
  readonly resource: string;
  readonly action: string;
  readonly row: Row;
  /** False for what a person does themselves: an API key is never given it. */
  readonly is_delegable: boolean;
  /** True where what it decides about is the person whose things they are: who sees people, `users` decides. */
  readonly is_about_person: boolean;
  /** Actions of the resource that need a thing although nothing of it decides. */
  readonly about_thing: readonly string[];
}

interface PolicyOptions {
  /** Whether API keys can be given these permissions. They can, unless said otherwise. */
  readonly is_delegable?: boolean;
  /** Actions that no API key is given although it may have others of the resource: they make something that outlives the key. */
  readonly not_delegable?: readonly string[];
  /** Whether they decide about a person in place of a thing: then nothing is hidden by `read`. */
  readonly is_about_person?: boolean;
  /** Actions that need a thing although nothing of it decides: the platform's admin deletes any company. */
  readonly about_thing?: readonly string[];
}

/** What a permission is called outside: `task:approve`. */
export const nameOf = ({ resource, action }: Pick<Permission, 'resource' | 'action'>): string => `${resource}:${action}`;

/** Whether somebody may: `TasksPolicy.approve(actor, task)`. What depends on no thing is asked without one. */
export type Rule<Thing = never> = Permission &
  (unknown extends Thing ? (actor: Actor) => boolean : (actor: Actor, thing: Thing) => boolean);

/** Whether a permission decides about a thing that is not there yet, or about none in particular. */
export const isBeforeThings = ({ action }: Pick<Permission, 'action'>): boolean => action === 'create' || action === 'list';

/** Whether a permission decides by a thing, for those who ask from a side: without one, there is no answer. */
export const decidesByThing = ({ row }: Pick<Permission, 'row'>, side: ViewerSide): boolean => row[side]?.of_actor === false;

/** Every permission of the matrix that has been loaded. The page of permissions, the explanations and the tests read it. */
export const matrix: Permission[] = [];

type ThingOf<Line> = Line extends { readonly [Who in ViewerSide]?: Fact<infer Thing> } ? Thing : never;

/** Permissions that say what somebody sees. A key is asked for them by the guard only: it sees a thing if it may do something to it. */
const SEEING = /^(list|find|read|oversee|work_with)/;

const isInScope = ({ scopes }: Actor, resource: string, action: string): boolean =>
  !scopes || scopes.includes(resource + action) || scopes.includes(`${resource}*`) || SEEING.test(action);

type Options = Required<Pick<PolicyOptions, 'is_delegable' | 'not_delegable'>>;

/** Whether an API key can be given an action. */
const isDelegable = (action: string, { is_delegable, not_delegable }: Options): boolean => is_delegable && !not_delegable.includes(action);

/** The permissions of one resource, each of which is a function that decides: `policy('task', { start: anyRole(own) })`. */
export function policy<Lines extends Record<string, Row>>(
  resource: string,
  permissions: Lines,
  { is_delegable = true, not_delegable = [], is_about_person = false, about_thing = [] }: PolicyOptions = {},
): { readonly [Action in keyof Lines & string]: Rule<ThingOf<Lines[Action]>> } {
  const rules = Object.entries(permissions).map(([action, row]) => {
    const is_open_to_keys = isDelegable(action, { is_delegable, not_delegable });
    const decide = (actor: Actor, thing: never): boolean =>
      (is_open_to_keys || !isApiKey(actor)) &&
      isInScope(actor, `${resource}:`, action) &&
      (row[viewerSideOf(actor)]?.(actor, thing) ?? false);
    const rule = Object.assign(decide, { resource, action, row, is_delegable: is_open_to_keys, is_about_person, about_thing });
    matrix.push(rule);
    return [action, rule] as const;
  });
  return Object.fromEntries(rules) as never;
}
