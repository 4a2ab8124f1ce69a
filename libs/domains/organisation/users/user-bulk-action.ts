import { type Actor, type Permission, authorize } from '@app/auth';
import type { BulkAction, BulkCandidate, BulkDone, BulkOutcome, BulkSelection, BulkTarget } from '@app/bulk';
import type { UserBulkAction } from './user-bulk';
import type { ChosenUser, UserBulkRepository } from './user-bulk.repository';
import { type UserMove, isOpen, userMoves } from './user-status';
import type { UserFacts } from './users.policy';
import { UserNotMovable } from './users.errors';

/** The part of an action on people that differs from the others. */
export interface UserBulkPlan<Values extends object> {
  readonly name: UserBulkAction;
  readonly permission: Permission & ((actor: Actor, user: UserFacts) => boolean);
  /** The move that it makes, if it is one. */
  readonly move?: 'suspend' | 'activate';
  readonly values: 'NoUserValuesDto' | 'DepartmentValuesDto' | 'TagValuesDto';
  readonly perform: (actor: Actor, id: number, change: { readonly version: number; readonly values: Values }) => Promise<BulkOutcome>;
  readonly restore: (actor: Actor, row: BulkDone) => Promise<unknown>;
}

const candidateOf = ({ version, name, ...facts }: ChosenUser): BulkCandidate => ({
  resource_id: facts.id,
  version,
  input: null,
  label: name,
  facts,
});

/** An action on many people. */
export const userBulkAction = <Values extends object>(plan: UserBulkPlan<Values>, people: UserBulkRepository): BulkAction<Values> => ({
  resource: 'user',
  name: plan.name,
  permission: plan.permission,
  shapes: async () => {
    const shapes = await import('./user-bulk.dto');
    return { values: shapes[plan.values], filter: shapes.UserBulkFilterDto };
  },
  find: async (actor: Actor, { ids, filter }: BulkSelection, { limit }) =>
    (await people.find(actor, { ...filter, ids }, limit)).map(candidateOf),
  check: (actor, { facts }) => {
    const user = facts as UserFacts;
    authorize(plan.permission, actor, user);
    if (plan.move) expectOpen(plan.move, user);
  },
  perform: (actor, { resource_id, version }: BulkTarget, values) => plan.perform(actor, resource_id!, { version: version!, values }),
  reverse: {
    versionsOf: (actor, rows) => people.versionsOf(actor, rows),
    restore: async (actor, row) => void (await plan.restore(actor, row)),
  },
});

function expectOpen(move: UserMove, user: UserFacts): void {
  if (!isOpen(move, user)) throw new UserNotMovable(userMoves.refusedFrom(user));
}
