import { always, anyRole, both, fact, policy, sameCompany, someone } from '@app/auth';
import type { Leave } from './leave.entity';

const own = fact('own', someone('the user', '해당 사용자 본인'), ({ id }, { user_id }: Pick<Leave, 'user_id'>) => id === user_id);
const ownHere = both(sameCompany, own);
const line = { admin: sameCompany, mentor: ownHere, mentee: ownHere };

/** Permissions on a person's leave. Colleagues other than admins cannot see it. */
export const LeavePolicy = policy('leave', { list: anyRole(always), read: line, create: line, update: line, delete: line });
