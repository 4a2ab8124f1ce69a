import type { Role } from '@app/auth';
import type { InvitationState } from './invitation.entity';

/** An invitation as anybody may see it who has its secret. */
export interface InvitationPreview {
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
  readonly company: { readonly id: string; readonly name: string };
  readonly department: { readonly id: number; readonly name: string } | null;
  readonly state: InvitationState;
  readonly expires_at: string;
  /** Somebody has shown that this address is theirs: they accept by being signed in, everybody else by choosing a password. */
  readonly has_account: boolean;
}
