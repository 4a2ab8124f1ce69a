import { always, anyRole, member, policy, sameCompany } from '@app/auth';

/** Who may do what with a department. */
export const DepartmentsPolicy = policy('department', {
  list: anyRole(always),
  read: anyRole(sameCompany),
  create: { admin: member },
  update: { admin: sameCompany },
  delete: { admin: sameCompany },
});
