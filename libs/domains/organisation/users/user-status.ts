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

/** The moves there are, and from where each may be made. Nobody comes back from deactivation. */
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

/** Those that somebody makes for another: joining is their own, and nobody is anonymised by hand. */
export const userMoves = declareMoves('user', ['suspend', 'activate', 'leave', 'deactivate'], isOpen);

/** In these states somebody can sign in. */
export const SIGNED_UP: readonly UserStatus[] = [Active, Leaving];
/** Who colleagues find in the directory. */
export const IN_DIRECTORY: readonly UserStatus[] = [Active, Suspended, Leaving];
/** Who is still kept, and no longer listed unless asked for. */
export const GONE: readonly UserStatus[] = [Deactivated, Anonymised];
