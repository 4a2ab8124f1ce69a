import { type Actor, declareMoves } from '@app/auth';

export enum MentorshipStatus {
  Draft = 'draft',
  Proposed = 'proposed',
  /** Both sides have accepted; it starts on its first day. */
  Scheduled = 'scheduled',
  Active = 'active',
  Paused = 'paused',
  Completed = 'completed',
  Terminated = 'terminated',
  Declined = 'declined',
  Withdrawn = 'withdrawn',
  /** Not accepted by both sides within 7 days. */
  Expired = 'expired',
}

const { Draft, Proposed, Scheduled, Active, Paused, Completed, Terminated, Declined, Withdrawn, Expired } = MentorshipStatus;

/** Statuses that count for the mentor's capacity and block a second mentorship of the mentee on the same curriculum. */
export const OPEN_MENTORSHIP_STATUSES: readonly MentorshipStatus[] = [Proposed, Scheduled, Active, Paused];
export const ENDED: readonly MentorshipStatus[] = [Completed, Terminated, Declined, Withdrawn, Expired];
/** Statuses that allow deletion: it never started and is not open. */
export const NEVER_BEGUN: readonly MentorshipStatus[] = [Draft, Declined, Withdrawn, Expired];

/** Moves with their source and target statuses. `to_halfway` is the target until the other side has accepted. */
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

/** Moves that only a schedule makes. */
type OfTime = 'expire' | 'activate';
const isOfTime = (move: MentorshipMove): move is OfTime => move === 'expire' || move === 'activate';

/** Facts that decide which moves are possible. */
interface Answered {
  readonly status: MentorshipStatus;
  readonly mentor_id?: number;
  readonly mentee_id?: number;
  readonly mentor_accepted_at?: unknown;
  readonly mentee_accepted_at?: unknown;
  /** True if the proposal has expired. */
  readonly is_lapsed?: boolean;
  /** True if it ended too long ago to be reopened. */
  readonly is_final?: boolean;
}

/** True if the actor is one of the two and has accepted. */
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
    remind: ({ status }) => OPEN_MENTORSHIP_STATUSES.includes(status),
    delete: ({ status }) => NEVER_BEGUN.includes(status),
  },
);

/** Target status of a move. `undefined` if the status does not allow it. */
export function mentorshipDestination(move: MentorshipMove, status: MentorshipStatus, isHalfway = false): MentorshipStatus | undefined {
  const {
    from,
    to,
    to_halfway = to,
  }: { from: readonly MentorshipStatus[]; to: MentorshipStatus; to_halfway?: MentorshipStatus } = MENTORSHIP_MOVES[move];
  if (!from.includes(status)) return undefined;
  return isHalfway ? to_halfway : to;
}
