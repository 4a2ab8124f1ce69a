import { member, policy, sameCompany } from '@app/auth';

/** Who may do what with an invitation. `visibleTo` in the repository says `read` in SQL. */
export const InvitationsPolicy = policy('invitation', {
  list: { admin: member },
  read: { admin: sameCompany },
  create: { admin: member },
  resend: { admin: sameCompany },
  withdraw: { admin: sameCompany },
});
