import { type Actor, co, either, fact, policy } from '@app/auth';

/** Whose sessions they are. */
export type Owner = Pick<Actor, 'id' | 'company_id'>;

const own = fact('own', ({ id }, owner: Owner) => id === owner.id);
const theirs = { platform: own, admin: either(own, co), mentor: own, mentee: own };

/** Who may look at sign-ins, and end them. */
export const SessionsPolicy = policy('session', { list: theirs, revoke: theirs }, { is_delegable: false });
