import { declareMoves } from '@app/auth';

export enum UserStatus {
  Invited = 'invited',
  Active = 'active',
  Suspended = 'suspended',
  Leaving = 'leaving',
  Deactivated = 'deactivated',
  Anonymised = 'anonymised',
}

const { Invited, Active, Suspended, Leaving, Deactivated, Anonymised } = UserStatus;

/** The moves of a person's status. A deactivated person cannot return. */
export const USER_MOVES = {
  join: { from: [Invited], to: Active },
  suspend: { from: [Active], to: Suspended },
  activate: { from: [Suspended], to: Active },
  leave: { from: [Active], to: Leaving },
  deactivate: { from: [Invited, Active, Suspended, Leaving], to: Deactivated },
  anonymise: { from: [Deactivated], to: Anonymised },
} as const;

export type UserMove = keyof typeof USER_MOVES;

export const isOpen = (move: UserMove, { status }: { readonly status: UserStatus }): boolean =>
  (USER_MOVES[move].from as readonly UserStatus[]).includes(status);

/** Moves that a user can make. Joining is an acceptance, and anonymisation runs on a schedule. */
export const userMoves = declareMoves('user', ['suspend', 'activate', 'leave', 'deactivate'], isOpen);

/** States in which a person can sign in. */
export const SIGNED_UP: readonly UserStatus[] = [Active, Leaving];
/** States in which colleagues find a person in the directory. */
export const IN_DIRECTORY: readonly UserStatus[] = [Active, Suspended, Leaving];
/** States in which a person has left. Lists have them only on request. */
export const GONE: readonly UserStatus[] = [Deactivated, Anonymised];
