import { always, anyRole, either, fact, policy, sameCompany, someone } from '@app/auth';

/** The user whose quota it is. */
export interface QuotaHolder {
  readonly user_id: number;
  readonly company_id: string | null;
}

const own = fact('own', someone('the user', '해당 사용자 본인'), ({ id }, { user_id }: QuotaHolder) => id === user_id);

export const QuotaPolicy = policy('quota', {
  /** Get one's own quota. */
  show: anyRole(always),
  list: { admin: always },
  read: { admin: either(own, sameCompany), mentor: own, mentee: own },
  update: { admin: sameCompany },
  /** Get the quota of the company. */
  oversee: { admin: always },
});
