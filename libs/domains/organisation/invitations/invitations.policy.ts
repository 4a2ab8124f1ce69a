import { declareMoves, member, policy, sameCompany } from '@app/auth';
import { type Invitation, InvitationState } from './invitation.entity';

/** The fields of an invitation that decide on permissions and moves. */
export type InvitationSubject = Pick<Invitation, 'company_id'> & { readonly status: InvitationState };

/** Permissions on invitations. `visibleTo` in the repository expresses `read` in SQL. */
export const InvitationsPolicy = policy(
  'invitation',
  {
    list: { admin: member },
    read: { admin: sameCompany },
    create: { admin: member },
    /** To preview and run actions on many invitations. */
    bulk: { admin: member },
    resend: { admin: sameCompany },
    withdraw: { admin: sameCompany },
  },
  // An API key makes no previews.
  { not_delegable: ['bulk'] },
);

/** An expired invitation can be resent, which opens it again. An open one can be withdrawn, even after its time. */
declareMoves('invitation', [], () => false, {
  resend: ({ status }: InvitationSubject) => status === InvitationState.Open || status === InvitationState.Expired,
  withdraw: ({ status }: InvitationSubject) => status === InvitationState.Open,
});
