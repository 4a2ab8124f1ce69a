/** Stored names of the actions on many mentorships. */
export enum MentorshipBulkAction {
  Create = 'create',
  HandOver = 'hand_over',
  Remind = 'remind',
}

/** The most mentorships that are created at once. */
export const MOST_PAIRS = 1_000;

/** The longest name of a person or a curriculum in a pair. */
export const MAX_WORD = 254;
