export enum MentorshipStatus {
  Draft = 'draft',
  Proposed = 'proposed',
  /** Both have accepted: it waits for its first day. */
  Scheduled = 'scheduled',
  Active = 'active',
  Paused = 'paused',
  Completed = 'completed',
  Terminated = 'terminated',
  Declined = 'declined',
  Withdrawn = 'withdrawn',
  /** Nobody has answered for a week. */
  Expired = 'expired',
}
