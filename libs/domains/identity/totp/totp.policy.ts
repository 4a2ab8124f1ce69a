import { type Actor, both, fact, not, policy, sameCompany, someone } from '@app/auth';

type TotpOwner = Pick<Actor, 'id' | 'company_id'>;

const own = fact('own', someone('its owner', '소유자'), ({ id }, owner: TotpOwner) => id === owner.id);
const theirs = { platform: own, admin: own, mentor: own, mentee: own };

/** Permissions on second factors. Disabling one's own needs a code, so nobody can reset their own. */
export const TotpPolicy = policy(
  'totp',
  { read: theirs, enable: theirs, renew_codes: theirs, disable: theirs, reset: { admin: both(sameCompany, not(own)) } },
  { is_delegable: false, is_about_person: true },
);
