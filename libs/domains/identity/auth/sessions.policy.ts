import { type Actor, either, fact, policy, sameCompany, someone } from '@app/auth';

/** Owner of the sessions. */
export type SessionOwner = Pick<Actor, 'id' | 'company_id'>;

const own = fact('own', someone('their owner', '세션 소유자'), ({ id }, owner: SessionOwner) => id === owner.id);
const theirs = { platform: own, admin: either(own, sameCompany), mentor: own, mentee: own };

const mine = { platform: own, admin: own, mentor: own, mentee: own };

/** Permissions to list and end sessions. Only the owner can prove a session. */
export const SessionsPolicy = policy(
  'session',
  { list: theirs, revoke: theirs, prove: mine },
  { is_delegable: false, is_about_person: true },
);
