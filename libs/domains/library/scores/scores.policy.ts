import { always, anyRole, declareMoves, fact, member, policy, sameCompany, someone } from '@app/auth';
import type { Score } from './score.entity';

/** The facts of a score that decide permissions. `status` tells whether it is in the trash. */
export type ScoreSubject = Pick<Score, 'user_id' | 'company_id'> & { readonly status: 'kept' | 'in_trash' };

const own = fact('own', someone('its owner', '소유자'), ({ id }, { user_id }: Pick<Score, 'user_id'>) => id === user_id);
const mine = anyRole(own);

/** Permissions on a score. Only the owner has any, in a company or not. Admins have `ScoreCountsPolicy`. */
export const ScoresPolicy = policy('score', {
  list: anyRole(always),
  read: mine,
  create: anyRole(always),
  update: mine,
  /** Move to the trash and restore. */
  delete: mine,
  restore: mine,
  purge: mine,
  /** Process the file again. */
  render: mine,
});

const isKept = ({ status }: ScoreSubject): boolean => status === 'kept';
const isTrashed = ({ status }: ScoreSubject): boolean => status === 'in_trash';

/** A score has no moves. In the trash it can only be restored or purged. */
declareMoves('score', [], () => false, { update: isKept, delete: isKept, render: isKept, restore: isTrashed, purge: isTrashed });

/** Permissions of admins on the number and size of the scores of their company. They cannot see the scores. */
export const ScoreCountsPolicy = policy('score_count', {
  list: { admin: member },
  read: { admin: sameCompany },
  /** Empty the trash of a person of the company. Decided by the person, because no admin can read a score. */
  purge_trash: { admin: sameCompany },
});
