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

/** How somebody accepts: with a password if they are new, by being signed in if they are not. */
export interface Acceptance {
  readonly token: string;
  readonly name?: string;
  readonly password?: string;
}

/** What whoever holds an invitation's secret may do with it. */
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

  /** Whom the invitation is for, and into what. Changes nothing. */
  async preview(token: string): Promise<InvitationPreview> {
    const preview = await this.invitations.preview(hashOf(token));
    if (!preview) throw new NotFound(INVITATION);
    if (preview.state !== InvitationState.Open) throw new InvitationClosed();
    return preview;
  }

  async accept({ token, name, password }: Acceptance, { identity, unknown }: Visitor): Promise<JsonResource<UserView>> {
    if (unknown) throw new Unavailable();
    // Hashed before anything is held: it takes a quarter of a second.
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

  /** None for whoever has an account: they keep their password. */
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

  /** An admin who has gone, or is one no more, has left no back door: an invitation to be admin is worth what its sender is. */
  private async requireSender(invitation: Invitation, user: User): Promise<void> {
    if (user.role === Role.Admin && !(await this.invitations.isSentByAdmin(invitation))) throw new InvitationClosed();
  }
}

/** The person who accepts, as far as they are known. */
interface Accepting {
  readonly identity: Actor | undefined;
  readonly password_hash: string | undefined;
}

/** An account whose address nobody has shown to be theirs gives way to whoever has the link, and chooses a password. */
function requireAcceptable(known: User | null, { company_id }: Invitation, { identity, password_hash }: Accepting): void {
  const gives_way = !known || known.status === UserStatus.Invited || (givesWayTo(known, company_id) && (password_hash || !identity));
  if (gives_way) requirePassword(password_hash, identity);
  else requireSelf(known, identity);
}

/** Somebody who has an account joins as themselves, with an address that they have shown to be theirs. */
function requireSelf(known: User, identity: Actor | undefined): void {
  if (!identity) throw new InvalidToken();
  if (identity.id !== known.id) throw new InvitationNotYours();
  if (known.company_id !== null || known.is_superuser || !known.maySignIn) throw new InvitationNotAcceptable();
  if (!known.email_verified_at) throw new InviteeNotVerified();
}

/** Somebody new chooses one. Whoever is signed in and has chosen none has opened another's invitation. */
function requirePassword(password_hash: string | undefined, identity: Actor | undefined): void {
  if (password_hash) return;
  if (identity) throw new InvitationNotYours();
  throw new ValidationFailed([{ field: 'password', message: sentenceFor('required')! }]);
}
