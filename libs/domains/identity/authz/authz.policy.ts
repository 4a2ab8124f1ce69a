import { type Actor, either, fact, policy, sameCompany } from '@app/auth';

/** Whose rights are asked about. */
export type RightsSubject = Pick<Actor, 'id' | 'company_id'>;

const self = fact('self', ({ id }, subject: Pick<RightsSubject, 'id'>) => id === subject.id);

/** Who may ask why somebody may do something: admins about their company's people, everybody about themselves. */
export const AuthzPolicy = policy('authz', {
  explain: { platform: self, admin: either(self, sameCompany), mentor: self, mentee: self },
});
