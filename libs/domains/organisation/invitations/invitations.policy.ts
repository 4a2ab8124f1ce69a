import { co, member, policy } from '@app/auth';

/** Who may do what with an invitation. `visibleTo` in the repository says `read` in SQL. */
export const InvitationsPolicy = policy('invitation', {
  list: { admin: member },
  read: { admin: co },
  create: { admin: member },
  resend: { admin: co },
  withdraw: { admin: co },
});
