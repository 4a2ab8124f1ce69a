import { always, anyRole, fact, member, policy, sameCompany, someone, when } from '@app/auth';

export interface AuditEntryFacts {
  readonly company_id: string | null;
  readonly actor_id: number | null;
}

const own = fact(
  'own actions',
  someone('the user who did it', '작업을 수행한 사용자'),
  ({ id }, { actor_id }: AuditEntryFacts) => id === actor_id,
);
const ofNoCompany = fact(
  'of no company',
  when('the entry belongs to no company', '회사에 속하지 않'),
  (_, { company_id }: AuditEntryFacts) => company_id === null,
);

/** Permissions on the audit log. The platform's admin reads only entries that belong to no company. */
export const AuditPolicy = policy('audit', {
  list: { platform: always, ...anyRole(always) },
  read: { platform: ofNoCompany, admin: sameCompany, mentor: own, mentee: own },
  export: { platform: always, ...anyRole(always) },
  verify: { platform: always, admin: member },
});
