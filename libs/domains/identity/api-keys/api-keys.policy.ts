import { type Actor, either, fact, policy, sameCompany, someone } from '@app/auth';

/** Owner of the keys. */
export interface ApiKeyOwner extends Pick<Actor, 'company_id'> {
  readonly user_id: number;
}

const own = fact('own', someone('its owner', '소유자'), ({ id }, { user_id }: ApiKeyOwner) => id === user_id);
const theirs = { platform: own, admin: either(own, sameCompany), mentor: own, mentee: own };
const mine = { platform: own, admin: own, mentor: own, mentee: own };

/** Permissions on keys. Nobody can create a key for somebody else. */
export const ApiKeysPolicy = policy(
  'api_key',
  { list: theirs, read: theirs, create: mine, update: mine, revoke: theirs },
  { is_delegable: false, is_about_person: true },
);
