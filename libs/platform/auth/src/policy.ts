import { type Actor, Role, isApiKey } from './actor';
import type { Fact, ViewerSide } from './facts';

export const VIEWER_SIDES: readonly ViewerSide[] = ['platform', Role.Admin, Role.Mentor, Role.Mentee];

export const viewerSideOf = ({ is_superuser, role }: Actor): ViewerSide => (is_superuser ? 'platform' : role);

/** The fact that must hold, by side. Sides that are not named have no permission. */
export type Row<Thing = never> = { readonly [Who in ViewerSide]?: Fact<Thing> };

/** The same for all roles of a company. */
export const anyRole = <Thing>(holds: Fact<Thing>) => ({ admin: holds, mentor: holds, mentee: holds });

/** One permission of the matrix. */
export interface Permission {
  readonly resource: string;
  readonly action: string;
  readonly row: Row;
  /** False if API keys can never have it. */
  readonly is_delegable: boolean;
  /** True if the permission is about the user whose resources they are. `users` decides who sees users. */
  readonly is_about_person: boolean;
  /** Actions of the resource that need a resource although its facts do not decide. */
  readonly about_thing: readonly string[];
}

interface PolicyOptions {
  /** True, the default, if API keys can have these permissions. */
  readonly is_delegable?: boolean;
  /** Actions that API keys cannot have although they can have others of the resource: they create something that outlives the key. */
  readonly not_delegable?: readonly string[];
  /** True if they decide about a user instead of a resource. `read` then hides nothing. */
  readonly is_about_person?: boolean;
  /** Actions that need a resource although its facts do not decide: the platform admin deletes any company. */
  readonly about_thing?: readonly string[];
}

/** The name of a permission in the API: `task:approve`. */
export const nameOf = ({ resource, action }: Pick<Permission, 'resource' | 'action'>): string => `${resource}:${action}`;

/** True if the actor is allowed: `TasksPolicy.approve(actor, task)`. Rules that need no resource are called without one. */
export type Rule<Thing = never> = Permission &
  (unknown extends Thing ? (actor: Actor) => boolean : (actor: Actor, thing: Thing) => boolean);

/** True if a permission is checked before a resource exists, or without one. */
export const isBeforeThings = ({ action }: Pick<Permission, 'action'>): boolean => action === 'create' || action === 'list';

/** True if a permission needs a resource to decide for that side. */
export const decidesByThing = ({ row }: Pick<Permission, 'row'>, side: ViewerSide): boolean => row[side]?.of_actor === false;

/** All permissions that have been loaded. The permissions page, the explanations and the tests read it. */
export const matrix: Permission[] = [];

type ThingOf<Line> = Line extends { readonly [Who in ViewerSide]?: Fact<infer Thing> } ? Thing : never;

/** Permissions to see something. Only the guard checks an API key for them: a key sees a resource if it may act on it. */
const SEEING = /^(list|find|read|oversee|work_with)/;

const isInScope = ({ scopes }: Actor, resource: string, action: string): boolean =>
  !scopes || scopes.includes(resource + action) || scopes.includes(`${resource}*`) || SEEING.test(action);

type Options = Required<Pick<PolicyOptions, 'is_delegable' | 'not_delegable'>>;

/** True if API keys can have an action. */
const isDelegable = (action: string, { is_delegable, not_delegable }: Options): boolean => is_delegable && !not_delegable.includes(action);

/** Defines the permissions of a resource, each of which is a function that decides: `policy('task', { start: anyRole(own) })`. */
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
