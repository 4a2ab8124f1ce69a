import { type Actor, declareMoves } from '@app/auth';

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

const { Draft, Proposed, Scheduled, Active, Paused, Completed, Terminated, Declined, Withdrawn, Expired } = MentorshipStatus;

/** In these it counts for its mentor's capacity, and for its mentee following a curriculum once at a time. */
export const OPEN_MENTORSHIP_STATUSES: readonly MentorshipStatus[] = [Proposed, Scheduled, Active, Paused];
export const ENDED: readonly MentorshipStatus[] = [Completed, Terminated, Declined, Withdrawn, Expired];
/** In these nothing has ever begun: it can be taken away. What is open has to be closed before. */
export const NEVER_BEGUN: readonly MentorshipStatus[] = [Draft, Declined, Withdrawn, Expired];

/** The moves there are, from where each may be made, and where it leads: `to_halfway` while the other side has not accepted. */
export const MENTORSHIP_MOVES = {
  propose: { from: [Draft], to: Proposed },
  accept: { from: [Proposed], to: Scheduled, to_halfway: Proposed },
  decline: { from: [Proposed], to: Declined },
  withdraw: { from: [Proposed, Scheduled], to: Withdrawn },
  expire: { from: [Proposed], to: Expired },
  activate: { from: [Scheduled], to: Active },
  pause: { from: [Active], to: Paused },
  resume: { from: [Paused], to: Active },
  extend: { from: [Active], to: Active },
  hand_over: { from: [Active], to: Active },
  complete: { from: [Active, Paused], to: Completed },
  terminate: { from: [Scheduled, Active, Paused], to: Terminated },
  reopen: { from: [Completed], to: Active },
} as const satisfies Record<string, { from: readonly MentorshipStatus[]; to: MentorshipStatus; to_halfway?: MentorshipStatus }>;

export type MentorshipMove = keyof typeof MENTORSHIP_MOVES;

/** Moves that nobody makes: they come about by time. */
type OfTime = 'expire' | 'activate';
const isOfTime = (move: MentorshipMove): move is OfTime => move === 'expire' || move === 'activate';

/** What decides, besides the state, whether something is open. */
interface Answered {
  readonly status: MentorshipStatus;
  readonly mentor_id?: number;
  readonly mentee_id?: number;
  readonly mentor_accepted_at?: unknown;
  readonly mentee_accepted_at?: unknown;
  /** Nobody has answered in time. */
  readonly is_lapsed?: boolean;
  /** It ended too long ago to be reopened. */
  readonly is_final?: boolean;
}

/** Whether an actor who is one of the two has accepted already. */
const hasAccepted = (mentorship: Answered, { id }: Pick<Actor, 'id'>): boolean =>
  (id === mentorship.mentor_id && !!mentorship.mentor_accepted_at) || (id === mentorship.mentee_id && !!mentorship.mentee_accepted_at);

export const mentorshipMoves = declareMoves(
  'mentorship',
  (Object.keys(MENTORSHIP_MOVES) as MentorshipMove[]).filter((move) => !isOfTime(move)),
  (move, { status }: Answered) => mentorshipDestination(move, status) !== undefined,
  {
    accept: (mentorship, actor) => mentorship.status === Proposed && !mentorship.is_lapsed && !hasAccepted(mentorship, actor),
    reopen: ({ status, is_final }) => status === Completed && !is_final,
    update: ({ status }) => !ENDED.includes(status),
    delete: ({ status }) => NEVER_BEGUN.includes(status),
  },
);

/** Where a move leads from here; nowhere when it cannot be made. */
export function mentorshipDestination(move: MentorshipMove, status: MentorshipStatus, isHalfway = false): MentorshipStatus | undefined {
  const {
    from,
    to,
    to_halfway = to,
  }: { from: readonly MentorshipStatus[]; to: MentorshipStatus; to_halfway?: MentorshipStatus } = MENTORSHIP_MOVES[move];
  if (!from.includes(status)) return undefined;
  return isHalfway ? to_halfway : to;
}
