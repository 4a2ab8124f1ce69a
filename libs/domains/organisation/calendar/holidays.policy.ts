import { always, anyRole, co, member, policy } from '@app/auth';

/** Who may do what with a company's holidays. */
export const HolidaysPolicy = policy('holiday', {
  list: anyRole(always),
  read: anyRole(co),
  create: { admin: member },
  import: { admin: member },
  update: { admin: co },
  delete: { admin: co },
});
