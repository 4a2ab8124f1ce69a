import { type Actor, either, fact, policy, sameCompany, someone } from '@app/auth';

/** Owner of the passkeys. */
export interface PasskeyOwner extends Pick<Actor, 'company_id'> {
  readonly user_id: number;
}

const own = fact('own', someone('its owner', '소유자'), ({ id }, { user_id }: PasskeyOwner) => id === user_id);
const theirs = { platform: own, admin: either(own, sameCompany), mentor: own, mentee: own };
const mine = { platform: own, admin: own, mentor: own, mentee: own };

/** Permissions on passkeys. Nobody can register one for somebody else. */
export const PasskeysPolicy = policy(
  'passkey',
  { list: theirs, create: mine, revoke: theirs },
  { is_delegable: false, is_about_person: true },
);
