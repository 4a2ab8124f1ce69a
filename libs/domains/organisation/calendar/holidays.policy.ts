import { always, anyRole, member, policy, sameCompany } from '@app/auth';

/** Permissions on a company's holidays. */
export const HolidaysPolicy = policy('holiday', {
  list: anyRole(always),
  read: anyRole(sameCompany),
  create: { admin: member },
  import: { admin: member },
  update: { admin: sameCompany },
  delete: { admin: sameCompany },
});
