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

/**
 * The assignee has to act next: past its due time, such a task is overdue. Submitted tasks are missing, because only a review can move
 * them.
 */
export const IN_HAND: readonly TaskStatus[] = [Todo, InProgress, Blocked, ChangesRequested];

/** The assignee or the reviewer still has something to do. */
export const OPEN_TASK_STATUSES: readonly TaskStatus[] = [...IN_HAND, Submitted];

/** Nobody has anything left to do. */
export const FINISHED: readonly TaskStatus[] = [Done, Waived, Cancelled];

/** In these states a required task no longer prevents its mentorship from being completed. */
export const FULFILLED: readonly TaskStatus[] = [Done, Waived];

/** In these states a task is excluded from every total, so that a complete programme counts as many tasks as are done. */
export const UNCOUNTED: readonly TaskStatus[] = [Waived, Cancelled];

/** All moves: the states from which each can be made, and its resulting state; `to_alone` if the task has no reviewer. */
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

/** The resulting state of a move. `undefined` if it cannot be made from the current state. */
export function taskDestination(move: TaskMove, { status, reviewer_id }: TaskState): TaskStatus | undefined {
  const { from, to, to_alone = to }: { from: readonly TaskStatus[]; to: TaskStatus; to_alone?: TaskStatus } = TASK_MOVES[move];
  if (!from.includes(status)) return undefined;
  return reviewer_id === null ? to_alone : to;
}

/** These moves start a task that was not started, and are not possible while it has unfinished prerequisites. */
const BEGINNING: readonly TaskMove[] = ['start', 'submit', 'approve'];

/** States of a task that may never have been started. */
const NEVER_BEGUN: readonly TaskStatus[] = [Todo, Blocked, Waived, Cancelled];

interface Unbegun extends TaskState {
  readonly started_at: unknown;
  readonly is_locked?: boolean;
  readonly has_parts?: boolean;
}

/** Tells whether the task was never started, so that it can be deleted. */
export const isUntouched = ({ started_at, status }: Omit<Unbegun, 'reviewer_id'>): boolean =>
  started_at === null && NEVER_BEGUN.includes(status);

const isLocked = (move: TaskMove, { started_at, is_locked }: Unbegun): boolean =>
  is_locked === true && started_at === null && BEGINNING.includes(move);

const isOpen = (move: TaskMove, task: Unbegun): boolean => taskDestination(move, task) !== undefined && !isLocked(move, task);

export const taskMoves = declareMoves('task', MOVES, isOpen, {
  delete: (task) => isUntouched(task) && task.has_parts !== true,
  move: (task) => MOVES.some((move) => isOpen(move, task)),
});

/** The move that leads to `status` from the current state. There is at most one. */
export const moveTo = (status: TaskStatus, place: TaskState): TaskMove | undefined =>
  MOVES.find((move) => taskDestination(move, place) === status);
