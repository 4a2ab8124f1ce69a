/** Stored names of the actions on many invitations. */
export enum InvitationBulkAction {
  Invite = 'invite',
  Remind = 'remind',
}

/** The most people in one request to invite. */
export const MOST_INVITED = 1_000;
