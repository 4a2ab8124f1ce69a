import { always, anyRole, co, either, fact, policy } from '@app/auth';

/** Whose quota it is. */
interface Holder {
  readonly user_id: number;
  readonly company_id: string | null;
}

const own = fact('own', ({ id }, { user_id }: Holder) => id === user_id);

export const QuotaPolicy = policy('quota', {
  /** One's own. */
  show: anyRole(always),
  list: { admin: always },
  read: { admin: either(own, co), mentor: own, mentee: own },
  update: { admin: co },
  /** What all of the company store together. */
  oversee: { admin: always },
});
