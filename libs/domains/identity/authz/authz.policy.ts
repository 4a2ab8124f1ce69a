import { type Actor, co, either, fact, policy } from '@app/auth';

/** Whose rights are asked about. */
export type Subject = Pick<Actor, 'id' | 'company_id'>;

const self = fact('self', ({ id }, subject: Pick<Subject, 'id'>) => id === subject.id);

/** Who may ask why somebody may do something: admins about their company's people, everybody about themselves. */
export const AuthzPolicy = policy('authz', {
  explain: { platform: self, admin: either(self, co), mentor: self, mentee: self },
});
