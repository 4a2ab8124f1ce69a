import type { Role } from '@app/auth';
import type { InvitationState } from './invitation.entity';

/** An invitation as the holder of its secret sees it. */
export interface InvitationPreview {
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
  readonly company: { readonly id: string; readonly name: string };
  readonly department: { readonly id: number; readonly name: string } | null;
  readonly state: InvitationState;
  readonly expires_at: string;
  /** True if the address has a confirmed account: the person signs in to accept. Else they choose a password. */
  readonly has_account: boolean;
}
