import { type Actor, Role, sameCompany } from '@app/auth';

/** Whose sessions they are. */
export type Owner = Pick<Actor, 'id' | 'company_id'>;

/** Who may look at sign-ins, and end them. */
export const SessionsPolicy = {
  list: (actor: Actor, owner: Owner) => actor.id === owner.id || (actor.role === Role.Admin && sameCompany(actor, owner)),
  revoke: (actor: Actor, owner: Owner) => SessionsPolicy.list(actor, owner),
};
