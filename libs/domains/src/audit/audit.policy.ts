import { type Actor, Role, sameCompany } from '@app/auth';

export interface Entry {
  readonly company_id: string | null;
  readonly actor_id: number | null;
}

/** Who may read what of the log. The platform's admin reads what belongs to no company, and nothing else. */
export const AuditPolicy = {
  view: (actor: Actor, entry: Entry) => {
    if (actor.is_superuser) return entry.company_id === null;
    return actor.role === Role.Admin ? sameCompany(actor, entry) : entry.actor_id === actor.id;
  },
  verify: (actor: Actor) => actor.is_superuser || (actor.role === Role.Admin && actor.company_id !== null),
};
