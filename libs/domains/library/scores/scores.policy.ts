import { always, anyRole, declareMoves, fact, member, policy, sameCompany } from '@app/auth';
import type { Score } from './score.entity';

/** What of a score decides who may do what with it, and whether it is in the trash. */
export type ScoreSubject = Pick<Score, 'user_id' | 'company_id'> & { readonly status: 'kept' | 'in_trash' };

const own = fact('own', ({ id }, { user_id }: Pick<Score, 'user_id'>) => id === user_id);
const mine = anyRole(own);

/** Who may do what with a score: its owner everything, whether or not they are in a company, and nobody else anything. Admins count, and purge. */
export const ScoresPolicy = policy('score', {
  list: anyRole(always),
  read: mine,
  create: anyRole(always),
  update: mine,
  /** Into the trash, and out of it. */
  delete: mine,
  restore: mine,
  purge: mine,
  /** Have it looked at again. */
  render: mine,
});

const isKept = ({ status }: ScoreSubject): boolean => status === 'kept';
const isTrashed = ({ status }: ScoreSubject): boolean => status === 'in_trash';

/** A score has no moves. What is in the trash comes out of it, or goes for good. */
declareMoves('score', [], () => false, { update: isKept, delete: isKept, render: isKept, restore: isTrashed, purge: isTrashed });

/** How many there are of whom, and how large; not what. */
export const ScoreCountsPolicy = policy('score_count', {
  list: { admin: member },
  read: { admin: sameCompany },
  /** What somebody of the company has thrown away. It is decided by the person, because no admin reads a score. */
  purge_trash: { admin: sameCompany },
});
