import { always, anyRole, policy } from '@app/auth';

const everybody = { platform: always, ...anyRole(always) };

/** What people do with the account they sign in to: always their own. */
export const AccountPolicy = policy(
  'account',
  { change_password: everybody, verify_email: everybody, change_email: everybody },
  { is_delegable: false },
);
