import { type Actor, either, fact, policy, sameCompany, someone } from '@app/auth';

/** The user whose permissions are explained. */
export type RightsSubject = Pick<Actor, 'id' | 'company_id'>;

const self = fact('self', someone('the user', '해당 사용자 본인'), ({ id }, subject: Pick<RightsSubject, 'id'>) => id === subject.id);

/** Permission to explain permissions: admins for people of their company, everybody for themselves. */
export const AuthzPolicy = policy('authz', {
  explain: { platform: self, admin: either(self, sameCompany), mentor: self, mentee: self },
});
