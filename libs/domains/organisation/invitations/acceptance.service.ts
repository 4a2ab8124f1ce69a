import { Injectable } from '@nestjs/common';
import { type Visitor } from '@app/access';
import { type Actor, Passwords, Role, hashOf } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, type JsonResource } from '@app/database';
import { InvalidToken, NotFound, Unavailable, ValidationFailed } from '@app/errors';
import { sentenceFor } from '@app/i18n';
import { NewcomersService, type User, UserStatus, type UserView, UsersService, givesWayTo } from '@organisation/users';
import type { SecretLookup } from '@app/limits';
import { type Invitation, InvitationState } from './invitation.entity';
import { InvitationClosed, InvitationNotAcceptable, InvitationNotYours, InviteeNotVerified } from './invitations.errors';
import { INVITATION } from './nouns';
import type { InvitationPreview } from './invitation-preview';
import { InvitationsRepository } from './invitations.repository';

/** Data of an acceptance. A new person gives a password; a person with an account signs in instead. */
export interface Acceptance {
  readonly token: string;
  readonly name?: string;
  readonly password?: string;
}

/** Preview and acceptance of an invitation by the holder of its secret. */
@Injectable()
export class AcceptanceService implements SecretLookup {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly newcomers: NewcomersService,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async liveKeyOf(token: string): Promise<string | undefined> {
    const hash = hashOf(token);
    return (await this.invitations.preview(hash))?.state === InvitationState.Open ? `invitation ${hash}` : undefined;
  }

  /** Returns the person, company and role of an open invitation. Changes nothing. */
  async preview(token: string): Promise<InvitationPreview> {
    const preview = await this.invitations.preview(hashOf(token));
    if (!preview) throw new NotFound(INVITATION);
    if (preview.state !== InvitationState.Open) throw new InvitationClosed();
    return preview;
  }

  async accept({ token, name, password }: Acceptance, { identity, unknown }: Visitor): Promise<JsonResource<UserView>> {
    if (unknown) throw new Unavailable();
    // Hashing takes a quarter of a second, so it is done before any lock.
    const password_hash = password === undefined ? undefined : await this.hashFor(token, password, name);
    const reach = await this.invitations.companiesOf(hashOf(token));
    return this.db.transaction(async () => {
      const invitation = await this.lockInvitation(token);
      const known = await this.newcomers.find(invitation.email);
      requireAcceptable(known, invitation, { identity, password_hash });
      const user = await this.newcomers.join(known, invitation, { name, password_hash });
      await this.requireSender(invitation, user);
      invitation.accept(user.id, this.clock.now());
      await this.invitations.save(invitation);
      this.audit.record(user, 'invitation.accept', invitation);
      return this.users.profile(user);
    }, reach);
  }

  /** Hashes the password. Undefined for a person with an account, who keeps their own. */
  private async hashFor(token: string, password: string, name?: string): Promise<string | undefined> {
    const { has_account, email, company, name: expected } = await this.preview(token);
    return has_account ? undefined : this.passwords.choose({ password, email, names: [name, expected, company.name, company.id] });
  }

  private async lockInvitation(token: string): Promise<Invitation> {
    const invitation = await this.invitations.findBySecretForUpdate(hashOf(token));
    if (!invitation) throw new NotFound(INVITATION);
    invitation.requireOpen(this.clock.now());
    return invitation;
  }

  /** Refuses an invitation of an admin if its sender is no longer an admin. Else a former admin could keep a back door. */
  private async requireSender(invitation: Invitation, user: User): Promise<void> {
    if (user.role === Role.Admin && !(await this.invitations.isSentByAdmin(invitation))) throw new InvitationClosed();
  }
}

/** The accepting person: the signed-in user, and the hash of the password, if given. */
interface Accepting {
  readonly identity: Actor | undefined;
  readonly password_hash: string | undefined;
}

/** Checks who accepts. An account with an unconfirmed address is replaced by the holder of the link, who chooses a password. */
function requireAcceptable(known: User | null, { company_id }: Invitation, { identity, password_hash }: Accepting): void {
  const gives_way = !known || known.status === UserStatus.Invited || (givesWayTo(known, company_id) && (password_hash || !identity));
  if (gives_way) requirePassword(password_hash, identity);
  else requireSelf(known, identity);
}

/** Requires a person with an account to be signed in with it, and its address to be verified. */
function requireSelf(known: User, identity: Actor | undefined): void {
  if (!identity) throw new InvalidToken();
  if (identity.id !== known.id) throw new InvitationNotYours();
  if (known.company_id !== null || known.is_superuser || !known.maySignIn) throw new InvitationNotAcceptable();
  if (!known.email_verified_at) throw new InviteeNotVerified();
}

/** Requires a password from a new person. A signed-in user without one has opened another person's invitation. */
function requirePassword(password_hash: string | undefined, identity: Actor | undefined): void {
  if (password_hash) return;
  if (identity) throw new InvitationNotYours();
  throw new ValidationFailed([{ field: 'password', message: sentenceFor('required')! }]);
}
