import { always, anyRole, either, fact, policy, sameCompany } from '@app/auth';

/** Whose quota it is. */
export interface QuotaHolder {
  readonly user_id: number;
  readonly company_id: string | null;
}

const own = fact('own', ({ id }, { user_id }: QuotaHolder) => id === user_id);

export const QuotaPolicy = policy('quota', {
  /** One's own. */
  show: anyRole(always),
  list: { admin: always },
  read: { admin: either(own, sameCompany), mentor: own, mentee: own },
  update: { admin: sameCompany },
  /** What all of the company store together. */
  oversee: { admin: always },
});
