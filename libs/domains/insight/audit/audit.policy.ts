import { always, anyRole, fact, member, policy, sameCompany } from '@app/auth';

export interface AuditEntryFacts {
  readonly company_id: string | null;
  readonly actor_id: number | null;
}

const own = fact('own actions', ({ id }, { actor_id }: AuditEntryFacts) => id === actor_id);
const ofNoCompany = fact('of no company', (_, { company_id }: AuditEntryFacts) => company_id === null);

/** Permissions on the audit log. The platform's admin reads only entries that belong to no company. */
export const AuditPolicy = policy('audit', {
  list: { platform: always, ...anyRole(always) },
  read: { platform: ofNoCompany, admin: sameCompany, mentor: own, mentee: own },
  export: { platform: always, ...anyRole(always) },
  verify: { platform: always, admin: member },
});
