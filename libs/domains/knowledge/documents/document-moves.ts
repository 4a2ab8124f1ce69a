import { declareMoves } from '@app/auth';

/** State of the published part of a document. */
export enum DocumentStatus {
  /** Never published. */
  Draft = 'draft',
  Published = 'published',
  /** No longer shown to readers. */
  Archived = 'archived',
}

/** State of the working draft of a document. */
export enum DraftState {
  None = 'none',
  Editing = 'editing',
  /** Submitted for review: those who publish read it, and nobody edits it. */
  InReview = 'in_review',
}

/** The facts of a document that decide which moves are open. */
export interface DocumentState {
  readonly status: DocumentStatus;
  readonly draft: DraftState;
  readonly trashed_at: string | null;
}

const { Draft, Published, Archived } = DocumentStatus;
const { None, Editing, InReview } = DraftState;

type Condition = (state: DocumentState) => boolean;

const kept =
  (holds: Condition): Condition =>
  (state) =>
    state.trashed_at === null && holds(state);

const MOVES = {
  submit: kept(({ draft }) => draft === Editing),
  return: kept(({ draft }) => draft === InReview),
  publish: kept(({ draft }) => draft !== None),
  discard_draft: kept(({ draft, status }) => draft !== None && status !== Draft),
  archive: kept(({ status }) => status === Published),
  verify: kept(({ status }) => status === Published),
  restore: ({ trashed_at, status }) => trashed_at !== null || status === Archived,
} as const satisfies Record<string, Condition>;

const OTHERS = {
  update: kept(({ draft, status }) => draft !== InReview && status !== Archived),
  hand_in: kept(({ status }) => status !== Archived),
  move: kept(() => true),
  manage_access: kept(() => true),
  assign_verifier: kept(() => true),
  delete: kept(() => true),
} as const satisfies Record<string, Condition>;

export type DocumentMove = keyof typeof MOVES | keyof typeof OTHERS;

export const documentMoves = declareMoves(
  'document',
  Object.keys(MOVES) as (keyof typeof MOVES)[],
  (move, state: DocumentState) => MOVES[move](state),
  OTHERS,
);

export const isOpenMove = (move: DocumentMove, state: DocumentState): boolean => ({ ...MOVES, ...OTHERS })[move](state);
