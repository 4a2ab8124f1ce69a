import { always, anyRole, policy } from '@app/auth';

const everybody = { platform: always, ...anyRole(always) };

/** Permissions of users on their own account. */
export const AccountPolicy = policy(
  'account',
  { change_password: everybody, verify_email: everybody, change_email: everybody },
  { is_delegable: false },
);
