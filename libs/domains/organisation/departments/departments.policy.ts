import { always, anyRole, member, policy, sameCompany } from '@app/auth';

/** Permissions on departments. */
export const DepartmentsPolicy = policy('department', {
  list: anyRole(always),
  read: anyRole(sameCompany),
  create: { admin: member },
  update: { admin: sameCompany },
  delete: { admin: sameCompany },
});
