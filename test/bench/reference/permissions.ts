import type { Actor } from './access';
import { TEXT } from './schemas';

/** Permissions that the caller has on one thing, and permissions that they must request. */
export interface Permissions {
  readonly can: readonly string[];
  readonly can_ask: readonly string[];
}

const NAMES = { type: 'array', items: TEXT };
export const PERMISSIONS = { can: NAMES, can_ask: NAMES };

interface Decided {
  readonly name: string;
  readonly holds: boolean;
}

const those = (...decided: Decided[]): Permissions => ({ can: decided.filter(({ holds }) => holds).map(({ name }) => name), can_ask: [] });
const line = (name: string, holds: boolean): Decided => ({ name, holds });

interface Person {
  readonly id: number;
  readonly status: string;
  readonly company_id: string | null;
  readonly partner_ids: readonly number[];
}

const GONE = ['deactivated', 'anonymised'];

/** The permissions on a person; the caller must be allowed to see the person. */
export function permissionsOnUser(actor: Actor, { id, status, company_id, partner_ids }: Person, inFull: boolean): Permissions {
  const self = id === actor.id;
  const runs = actor.role === 'admin' && company_id === actor.company_id;
  const runsOther = runs && !self;
  const paired = partner_ids.includes(actor.id);
  const alone = self && partner_ids.length === 0;
  const isHere = !GONE.includes(status);
  return those(
    line('user:find', [inFull, actor.role === 'mentor', paired].some(Boolean)),
    line('user:read', true),
    line('user:read_fully', inFull || paired),
    line('user:work_with', self || isHere),
    line('user:update', self || runs),
    line('user:place', runs),
    line('user:change_role', runsOther),
    line('user:change_email', runsOther),
    ...movesOfUser(runs, self, status),
    line('user:deactivate', [runs, alone].some(Boolean) && isHere),
  );
}

const movesOfUser = (runs: boolean, self: boolean, status: string): Decided[] => [
  line('user:suspend', runs && !self && status === 'active'),
  line('user:activate', runs && !self && status === 'suspended'),
  line('user:leave', runs && status === 'active'),
];

interface GivenTask {
  readonly assignee_id: number;
}

/** The permissions on a task that the actor has just assigned outside of any mentorship, and that is not started. */
export function permissionsOnNewTask(actor: Actor, { assignee_id }: GivenTask): Permissions {
  const own = assignee_id === actor.id;
  const runs = actor.role === 'admin';
  return those(
    line('task:read', true),
    line('task:update', true),
    line('task:delete', true),
    line('task:appoint', runs),
    line('task:start', runs || own),
    line('task:block', runs || own),
    line('task:waive', !own),
    line('task:cancel', true),
    line('task:move', true),
    line('task:comment', true),
    line('task:tick', true),
  );
}
