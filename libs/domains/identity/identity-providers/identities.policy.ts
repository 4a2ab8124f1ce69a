import { always, fact, policy, someone } from '@app/auth';
import type { LinkedIdentity } from './linked-identity.entity';

const own = fact('own', someone('its owner', '소유자'), ({ id }, { user_id }: Pick<LinkedIdentity, 'user_id'>) => id === user_id);

const theirs = { platform: own, admin: own, mentor: own, mentee: own };
const everybody = { platform: always, admin: always, mentor: always, mentee: always };

/** Only owners link and unlink identities. Admins keep people out by suspending them. */
export const IdentitiesPolicy = policy('identity', { list: theirs, link: everybody, unlink: theirs }, { is_delegable: false });
