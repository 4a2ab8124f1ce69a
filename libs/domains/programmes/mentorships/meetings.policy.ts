import { both, declareMoves, fact, policy, sameCompany } from '@app/auth';
import { type MentorshipFacts, mentorsNow, paired, seen } from './mentorships.policy';

/** What of a meeting decides who may do what with it: its mentorship, and whose private notes it keeps. */
export type MeetingFacts = MentorshipFacts & { readonly keeper_id: number };

/** And whether it is yet to come. */
export type MeetingSubject = MeetingFacts & { readonly is_ahead: boolean };

const keeper = fact('keeper', ({ id }, { keeper_id }: Pick<MeetingFacts, 'keeper_id'>) => id === keeper_id);
const kept = { admin: sameCompany, mentor: paired, mentee: paired };

/** Who may do what with a meeting, told of it together with its mentorship. */
export const MeetingsPolicy = policy('meeting', {
  read: seen,
  create: kept,
  update: kept,
  delete: kept,
  /** The mentor's own notes: a mentee never does, nor does another mentor, before or after. */
  read_notes: { admin: sameCompany, mentor: keeper },
  write_notes: { admin: sameCompany, mentor: both(mentorsNow, keeper) },
});

/** A meeting has no moves. One that is over is not deleted. */
declareMoves('meeting', [], () => false, {
  delete: ({ is_ahead }: MentorshipFacts & { readonly is_ahead?: boolean }) => is_ahead !== false,
});
