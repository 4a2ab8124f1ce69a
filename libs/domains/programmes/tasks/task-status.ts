import { declareMoves } from '@app/auth';

export enum TaskStatus {
  Todo = 'todo',
  InProgress = 'in_progress',
  Submitted = 'submitted',
  ChangesRequested = 'changes_requested',
  Blocked = 'blocked',
  Done = 'done',
  Waived = 'waived',
  Cancelled = 'cancelled',
}

const { Todo, InProgress, Submitted, ChangesRequested, Blocked, Done, Waived, Cancelled } = TaskStatus;

/** Who has it in hand is the assignee: what they are late with is overdue. What was handed in gets its verdict before anything else. */
export const IN_HAND: readonly TaskStatus[] = [Todo, InProgress, Blocked, ChangesRequested];

/** Something is still to be done: by the assignee, or by whoever reviews it. */
export const OPEN_TASK_STATUSES: readonly TaskStatus[] = [...IN_HAND, Submitted];

/** Nothing is to be done any more. */
export const FINISHED: readonly TaskStatus[] = [Done, Waived, Cancelled];

/** In these a requirement is met. */
export const FULFILLED: readonly TaskStatus[] = [Done, Waived];

/** In these it is left out of every total, so that what is complete has as many tasks as are done. */
export const UNCOUNTED: readonly TaskStatus[] = [Waived, Cancelled];

/** The moves there are, from where each may be made, and where it leads: in `to_alone` where nobody reviews the task. */
export const TASK_MOVES = {
  start: { from: [Todo], to: InProgress },
  submit: { from: [InProgress, ChangesRequested], to: Submitted, to_alone: Done },
  approve: { from: [Submitted], to: Done },
  request_changes: { from: [Submitted], to: ChangesRequested },
  block: { from: [Todo, InProgress], to: Blocked },
  unblock: { from: [Blocked], to: InProgress },
  waive: { from: IN_HAND, to: Waived },
  cancel: { from: IN_HAND, to: Cancelled },
  reopen: { from: [Done], to: InProgress },
} as const satisfies Record<string, { from: readonly TaskStatus[]; to: TaskStatus; to_alone?: TaskStatus }>;

export type TaskMove = keyof typeof TASK_MOVES;
const MOVES = Object.keys(TASK_MOVES) as TaskMove[];

interface TaskState {
  readonly status: TaskStatus;
  readonly reviewer_id: number | null;
}

/** Where a move leads from here; nowhere when it cannot be made. */
export function taskDestination(move: TaskMove, { status, reviewer_id }: TaskState): TaskStatus | undefined {
  const { from, to, to_alone = to }: { from: readonly TaskStatus[]; to: TaskStatus; to_alone?: TaskStatus } = TASK_MOVES[move];
  if (!from.includes(status)) return undefined;
  return reviewer_id === null ? to_alone : to;
}

/** A move that begins with a task is shut while something that comes before it is still to be done. */
const BEGINNING: readonly TaskMove[] = ['start', 'submit', 'approve'];

/** In these nobody has begun. */
const NEVER_BEGUN: readonly TaskStatus[] = [Todo, Blocked, Waived, Cancelled];

interface Unbegun extends TaskState {
  readonly started_at: unknown;
  readonly is_locked?: boolean;
  readonly has_parts?: boolean;
}

/** Whether nobody has begun: it can be taken away without a trace. */
export const isUntouched = ({ started_at, status }: Omit<Unbegun, 'reviewer_id'>): boolean =>
  started_at === null && NEVER_BEGUN.includes(status);

const isLocked = (move: TaskMove, { started_at, is_locked }: Unbegun): boolean =>
  is_locked === true && started_at === null && BEGINNING.includes(move);

const isOpen = (move: TaskMove, task: Unbegun): boolean => taskDestination(move, task) !== undefined && !isLocked(move, task);

export const taskMoves = declareMoves('task', MOVES, isOpen, {
  delete: (task) => isUntouched(task) && task.has_parts !== true,
  move: (task) => MOVES.some((move) => isOpen(move, task)),
});

/** The move that leads to a state from here. There is at most one. */
export const moveTo = (status: TaskStatus, place: TaskState): TaskMove | undefined =>
  MOVES.find((move) => taskDestination(move, place) === status);
