import { Injectable } from '@nestjs/common';
import { type Actor, authorize, hashOf, newSecret, requireVisible, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock, publicUrl } from '@app/config';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, RateLimited, expectVersion } from '@app/errors';
import { CompanyMails, Mails } from '@app/mail';
import { NewcomersService, authorizeRole } from '@organisation/users';
import { Invitation, type NewInvitation } from './invitation.entity';
import { InvitationMail } from './invitations.mails';
import { INVITATION_RECEIVED } from './invitations.notifications';
import { INVITATION } from './nouns';
import { InvitationsPolicy } from './invitations.policy';
import { type InvitationQuery, InvitationsRepository } from './invitations.repository';
import type { InvitationView } from './invitations.view';

/** Minimum time between two mails of an invitation, so that nobody's mailbox is flooded. */
const BETWEEN_MAILS_MS = 60_000;
const KEPT_MS = 90 * 24 * 60 * 60 * 1_000;
const BATCH = 100;

@Injectable()
export class InvitationsService {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly newcomers: NewcomersService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly mails: Mails,
    private readonly companyMails: CompanyMails,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: InvitationQuery): Promise<Page<InvitationView>> {
    return this.invitations.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<InvitationView>> {
    const invitation = await this.invitations.find(actor, id);
    if (!invitation) throw new NotFound(INVITATION);
    return withPermissions(InvitationsPolicy.read, actor, invitation);
  }

  invite(actor: Actor, draft: Omit<NewInvitation, 'company_id'>): Promise<JsonResource<InvitationView>> {
    authorize(InvitationsPolicy.create, actor);
    authorizeRole(actor, draft.role);
    return this.db.transaction(async () => {
      const { id } = await this.open(actor, { ...draft, company_id: actor.company_id! });
      return this.get(actor, id);
    });
  }

  /**
   * For other domains, in their transaction. Invites a person into a company. The steps, and so the time, are the same whether or not the
   * address has an account. If it has none, an invited user is created.
   */
  async open(actor: Actor, draft: NewInvitation): Promise<Invitation> {
    await this.expire(await this.invitations.findLapsed(this.clock.now(), 1, draft));
    const invitation = Invitation.create(draft);
    const secret = this.seal(invitation, actor);
    await this.invitations.add(invitation);
    await this.newcomers.expect(actor, invitation, { anew: true });
    this.audit.record(actor, 'invitation.create', invitation);
    await this.mail(invitation, secret);
    return invitation;
  }

  /**
   * Invites a person as the only one with their role. Open invitations of others with this role are withdrawn; an open one to this address
   * is resent. A scheduled task deletes invited users without an open invitation.
   */
  async openOnly(actor: Actor, draft: Required<Pick<NewInvitation, 'company_id' | 'email' | 'role'>>): Promise<void> {
    const open = await this.invitations.findOpenTo(draft);
    const same = open.find(({ email, role }) => email === draft.email && role === draft.role);
    for (const other of open) if (other !== same) await this.end(actor, other);
    await (same ? this.sendAgain(actor, same) : this.open(actor, draft));
  }

  /**
   * For other domains, in their transaction. Invites a person again whose address has changed. Their row already has the new address.
   * Invitations to the previous address are withdrawn, and a new one has the values of their row. Without an open invitation, nothing is
   * sent.
   */
  async sendAnew(actor: Actor, { company_id, email }: Pick<NewInvitation, 'company_id' | 'email'>, previous_email: string): Promise<void> {
    const open = await this.invitations.findOpenOf({ company_id, email: previous_email });
    for (const invitation of open) await this.end(actor, invitation);
    const person = open.length > 0 ? await this.newcomers.find(email) : null;
    if (!person) return;
    const { name, role, department_id } = person;
    await this.open(actor, { company_id, email, name, role, department_id });
  }

  /** Resends an invitation with a new secret. Earlier secrets become invalid, and an expired invitation is open again. */
  resend(actor: Actor, id: number, expected?: ExpectedVersion): Promise<JsonResource<InvitationView>> {
    return this.change(actor, id, expected, async (invitation) => {
      authorize(InvitationsPolicy.resend, actor, invitation);
      await this.authorizeRoleOf(actor, invitation);
      await this.sendAgain(actor, invitation);
    });
  }

  async withdraw(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    const { company_id, email } = await this.db.transaction(() => this.close(actor, id, expected));
    await this.newcomers.forget(actor, { company_id, email });
  }

  /**
   * For other domains, in their transaction. Deletes all invitations of a company and its invited users. A row that refers to such a user
   * prevents it.
   */
  async withdrawAll(actor: Actor, company_id: string): Promise<void> {
    await this.invitations.removeAllOf(company_id);
    await this.newcomers.forgetAll(actor, company_id);
  }

  /** Withdraws the open invitations of a deactivated person's company to them. Called by a listener. */
  async withdrawFor(user_id: number): Promise<void> {
    await this.db.transaction(async () => {
      for (const invitation of await this.invitations.findOpenForMember(user_id)) await this.end(null, invitation);
    });
  }

  /** Deletes the invitations of an anonymised person, because these have their name and address. Called by a listener. */
  forget(user_id: number): Promise<void> {
    return this.invitations.removeAcceptedBy(user_id);
  }

  /**
   * Called on a schedule. Closes expired invitations, deletes invited users without an open one, and deletes invitations 90 days after
   * their end.
   */
  async tidy(): Promise<{ expired: number; removed: number }> {
    const expired = await this.expireDue();
    for (const who of await this.invitations.findNoLongerExpected(BATCH)) await this.newcomers.forget(null, who);
    const removed = await this.invitations.removeClosedBefore(new Date(+this.clock.now() - KEPT_MS));
    return { expired, removed };
  }

  private async expireDue(): Promise<number> {
    const due = await this.db.transaction(async () => {
      const lapsed = await this.invitations.findLapsed(this.clock.now(), BATCH);
      await this.expire(lapsed);
      return lapsed.length;
    });
    return due < BATCH ? due : due + (await this.expireDue());
  }

  private async expire(lapsed: readonly Invitation[]): Promise<void> {
    for (const invitation of lapsed) {
      invitation.expire(this.clock.now());
      await this.invitations.save(invitation);
      this.audit.record(null, 'invitation.expire', invitation);
    }
  }

  private change(actor: Actor, id: number, expected: ExpectedVersion | undefined, work: (invitation: Invitation) => Promise<void>) {
    return this.db.transaction(async () => {
      const invitation = requireVisible(InvitationsPolicy.read, actor, await this.invitations.findForUpdate(id));
      expectVersion(invitation, expected);
      await work(invitation);
      return this.get(actor, id);
    });
  }

  /** Checks the permission for the role of the invitation, and for the invited user's current one, which an admin may have changed. */
  private async authorizeRoleOf(actor: Actor, { email, company_id, role }: Invitation): Promise<void> {
    const person = await this.newcomers.find(email);
    authorizeRole(actor, role);
    if (person?.company_id === company_id) authorizeRole(actor, person.role);
  }

  private async sendAgain(actor: Actor, invitation: Invitation): Promise<void> {
    const rest_ms = Date.parse(invitation.sent_at) + BETWEEN_MAILS_MS - +this.clock.now();
    const secret = this.seal(invitation, actor);
    if (rest_ms > 0) throw new RateLimited(undefined, Math.ceil(rest_ms / 1_000));
    await this.invitations.save(invitation);
    await this.newcomers.expect(actor, invitation);
    this.audit.record(actor, 'invitation.resend', invitation);
    await this.mail(invitation, secret);
  }

  private async close(actor: Actor, id: number, expected: ExpectedVersion | undefined): Promise<Invitation> {
    const invitation = requireVisible(InvitationsPolicy.read, actor, await this.invitations.findForUpdate(id));
    authorize(InvitationsPolicy.withdraw, actor, invitation);
    expectVersion(invitation, expected);
    await this.end(actor, invitation);
    return invitation;
  }

  private async end(actor: Actor | null, invitation: Invitation): Promise<void> {
    invitation.withdraw(this.clock.now());
    await this.invitations.save(invitation);
    this.audit.record(actor, 'invitation.withdraw', invitation);
  }

  private seal(invitation: Invitation, { id: sender_id }: Actor): string {
    const secret = newSecret();
    invitation.send({ sender_id, secret_hash: hashOf(secret) }, this.clock.now());
    return secret;
  }

  private async mail({ id, company_id, email: to }: Invitation, secret: string): Promise<void> {
    await this.companyMails.charge(company_id);
    const { company, locale, sender } = (await this.invitations.settingOf(id))!;
    const { type, resource } = INVITATION_RECEIVED;
    const notice = { type, resource, resource_id: id, user_id: null, company_id };
    this.mails.enqueue({ to, ...InvitationMail.in(locale, { company, sender, link: linkTo(secret) }), notice });
  }
}

const linkTo = (secret: string): string => publicUrl(`/api/v1/users/invitations/link?token=${secret}`);
