import { both, declareMoves, fact, policy, sameCompany, someone } from '@app/auth';
import { type MentorshipFacts, mentorsNow, paired, seen } from './mentorships.policy';

/** Facts of a meeting that its permissions depend on: its mentorship and the owner of its private notes. */
export type MeetingFacts = MentorshipFacts & { readonly keeper_id: number };

/** Adds if the meeting is still to come. */
export type MeetingSubject = MeetingFacts & { readonly is_ahead: boolean };

const keeper = fact(
  'keeper',
  someone('the mentor of the meeting', '해당 미팅의 멘토'),
  ({ id }, { keeper_id }: Pick<MeetingFacts, 'keeper_id'>) => id === keeper_id,
);
const kept = { admin: sameCompany, mentor: paired, mentee: paired };

/** Permissions on a meeting. */
export const MeetingsPolicy = policy('meeting', {
  read: seen,
  create: kept,
  update: kept,
  delete: kept,
  /** Private notes: mentees and other mentors, former or later, cannot read them. */
  read_notes: { admin: sameCompany, mentor: keeper },
  write_notes: { admin: sameCompany, mentor: both(mentorsNow, keeper) },
});

/** A meeting has no moves. It can be deleted until it starts. */
declareMoves('meeting', [], () => false, {
  delete: ({ is_ahead }: MentorshipFacts & { readonly is_ahead?: boolean }) => is_ahead !== false,
});
