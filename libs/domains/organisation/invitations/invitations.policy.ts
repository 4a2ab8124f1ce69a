import { declareMoves, member, policy, sameCompany } from '@app/auth';
import { type Invitation, InvitationState } from './invitation.entity';

/** What of an invitation decides who may do what with it, and how far it has come. */
export type InvitationSubject = Pick<Invitation, 'company_id'> & { readonly status: InvitationState };

/** Who may do what with an invitation. `visibleTo` in the repository says `read` in SQL. */
export const InvitationsPolicy = policy('invitation', {
  list: { admin: member },
  read: { admin: sameCompany },
  create: { admin: member },
  resend: { admin: sameCompany },
  withdraw: { admin: sameCompany },
});

/** One that has expired is sent again, and is open then; one that has only lapsed is withdrawn, too. */
declareMoves('invitation', [], () => false, {
  resend: ({ status }: InvitationSubject) => status === InvitationState.Open || status === InvitationState.Expired,
  withdraw: ({ status }: InvitationSubject) => status === InvitationState.Open,
});
