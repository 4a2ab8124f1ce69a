import { always, anyRole, both, either, fact, policy, sameCompany, someone } from '@app/auth';
import { type Paired, pair } from '@organisation/pairs';
import type { Leave } from './leave.entity';

/** Facts of a leave that decide permissions: its user, and the current mentors and mentees of that user. */
export type LeaveFacts = Pick<Leave, 'company_id' | 'user_id'> & Paired;

const own = fact('own', someone('the user', '해당 사용자 본인'), ({ id }, { user_id }: Pick<Leave, 'user_id'>) => id === user_id);
const ownHere = both(sameCompany, own);
const line = { admin: sameCompany, mentor: ownHere, mentee: ownHere };
const known = both(sameCompany, either(own, pair));

/** Permissions on a person's leave. A pair knows when the other is away, but neither kind nor note. Other colleagues cannot see it. */
export const LeavePolicy = policy('leave', {
  list: anyRole(always),
  read: { admin: sameCompany, mentor: known, mentee: known },
  /** To see kind and note. */
  read_reason: line,
  create: line,
  update: line,
  delete: line,
});
