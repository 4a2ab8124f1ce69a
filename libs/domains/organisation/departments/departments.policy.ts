import { always, anyRole, co, member, policy } from '@app/auth';

/** Who may do what with a department. */
export const DepartmentsPolicy = policy('department', {
  list: anyRole(always),
  read: anyRole(co),
  create: { admin: member },
  update: { admin: co },
  delete: { admin: co },
});
