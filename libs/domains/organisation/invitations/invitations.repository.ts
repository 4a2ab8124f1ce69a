import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource, type Role } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type JsonResource,
  type Page,
  among,
  and,
  containing,
  instant,
  isOneOf,
  orderBy,
  sql,
  translating,
} from '@app/database';
import { NotFound } from '@app/errors';
import { DEPARTMENT } from '@organisation/departments/nouns';
import { givingWayTo, hasAccount, isAdmin, isInvited, maySignIn } from '@organisation/users';
import { INVITATION_DEPARTMENT_FKEY, INVITATION_OPEN_KEY, Invitation, InvitationState } from './invitation.entity';
import { InvitationOpen } from './invitations.errors';
import type { InvitationPreview } from './invitation-preview';
import type { InvitationSubject } from './invitations.policy';
import { invitationsVisibleTo, isOpenInvitation } from './invitations.scope';
import { type InvitationView, invitationState, invitationView, invitedDepartment, invitedRole } from './invitations.view';

export interface InvitationQuery extends IdsRequest {
  readonly state?: readonly InvitationState[];
  readonly role?: readonly Role[];
  readonly search?: string;
  readonly ordering: readonly string[];
}

/** Values for the mail of an invitation. */
export interface Setting {
  readonly company: string;
  readonly locale: string;
  readonly sender: string;
}

// An invited person has a row in users. It has the current values, because an admin can change them after the invitation.
const invitations = sql`invitations i JOIN companies c ON c.id = i.company_id JOIN users s ON s.id = i.sender_id
  LEFT JOIN users p ON p.email = i.email AND p.company_id = i.company_id AND ${isInvited(sql`p`)} AND ${isOpenInvitation(sql`i`)}
  LEFT JOIN departments d ON d.id = CASE WHEN p.id IS NULL THEN i.department_id ELSE p.department_id END`;
const sortable = {
  email: sql`i.email`,
  sent_at: sql`i.sent_at`,
  expires_at: sql`i.expires_at`,
  created_at: sql`i.created_at`,
};

@Injectable()
export class InvitationsRepository {
  constructor(private readonly db: Database) {}

  /** Returns the fields of an invitation that `InvitationsPolicy` needs. */
  @FindsResource('invitation')
  subject(id: number): Promise<Pick<Invitation, 'company_id'> | undefined> {
    return this.db.row(sql<Pick<Invitation, 'company_id'>>`SELECT i.company_id FROM invitations i WHERE i.id = ${id}`);
  }

  find(viewer: Actor, id: number): Promise<(JsonResource<InvitationView> & InvitationSubject) | undefined> {
    return this.db.row(sql<JsonResource<InvitationView> & InvitationSubject>`
      SELECT i.id, i.version, i.company_id, i.state AS status, ${invitationView}::text AS json FROM ${invitations} WHERE i.id = ${id} AND ${invitationsVisibleTo(viewer)}`);
  }

  list(viewer: Actor, { ids, state, role, search, ordering, ...page }: InvitationQuery): Promise<Page<InvitationView>> {
    const pattern = search && containing(search);
    return this.db.page(
      {
        select: sql`${invitationView} AS json`,
        as: sql`row.json`,
        from: invitations,
        where: and(
          invitationsVisibleTo(viewer),
          among(sql`i.id`, ids),
          among(invitationState, state),
          among(invitedRole, role),
          pattern && sql`(i.email ILIKE ${pattern} OR i.name ILIKE ${pattern})`,
        ),
        order: orderBy(ordering, sortable, sql`i.id`),
      },
      page,
    );
  }

  /** Locks the row until the transaction ends, so that two writers cannot both read the old state. */
  findForUpdate(id: number): Promise<Invitation | null> {
    return this.db.findForUpdate(Invitation, sql`id = ${id}`);
  }

  findBySecretForUpdate(secret_hash: string): Promise<Invitation | null> {
    return this.db.findForUpdate(Invitation, sql`secret_hash = ${secret_hash}`);
  }

  preview(secret_hash: string): Promise<InvitationPreview | undefined> {
    return this.db.row(sql<InvitationPreview>`
      SELECT i.email, coalesce(p.name, i.name) AS name, ${invitedRole} AS role, json_build_object('id', c.id, 'name', c.name) AS company,
        ${invitedDepartment} AS department, ${invitationState} AS state, i.expires_at,
        EXISTS (SELECT FROM users u WHERE u.email = i.email AND ${hasAccount(sql`u`)} AND NOT ${givingWayTo(sql`u`, sql`i.company_id`)}) AS has_account
      FROM ${invitations} WHERE i.secret_hash = ${secret_hash}`);
  }

  /** Companies whose rows an acceptance changes: the inviting one, the invited person's present one, and none. */
  async companiesOf(secret_hash: string): Promise<(string | null)[]> {
    const rows = await this.db.rows(sql<{ company_id: string | null }>`
      SELECT i.company_id FROM invitations i WHERE i.secret_hash = ${secret_hash}
      UNION SELECT u.company_id FROM invitations i JOIN users u ON u.email = i.email WHERE i.secret_hash = ${secret_hash}`);
    return [null, ...rows.map(({ company_id }) => company_id)];
  }

  settingOf(id: number): Promise<Setting | undefined> {
    return this.db.row(sql<Setting>`
      SELECT c.name AS company, c.locale, s.name AS sender
      FROM invitations i JOIN companies c ON c.id = i.company_id JOIN users s ON s.id = i.sender_id WHERE i.id = ${id}`);
  }

  /** Tells whether the sender can still invite admins: an active admin of the company, or the platform's admin. */
  async isSentByAdmin({ sender_id, company_id }: Invitation): Promise<boolean> {
    const admin = await this.db.row(sql`
      SELECT 1 FROM users u WHERE u.id = ${sender_id} AND ${isAdmin(sql`u`)} AND ${maySignIn(sql`u`)}
      AND (u.company_id = ${company_id} OR u.is_superuser) FOR SHARE`);
    return !!admin;
  }

  async add(invitation: Invitation): Promise<void> {
    await translating(this.db.add(invitation), refusals);
  }

  save(invitation: Invitation): Promise<void> {
    return translating(this.db.save(invitation), refusals);
  }

  /**
   * Locks open invitations whose time is over: those of one address, or all. For all, rows that another transaction has locked are skipped.
   */
  findLapsed(now: Date, limit: number, of?: Pick<Invitation, 'company_id' | 'email'>): Promise<Invitation[]> {
    const lapsed = sql`${isOpenInvitation(sql`invitations`)} AND expires_at <= ${instant(now)}`;
    if (!of) return this.db.claimAvailable(Invitation, sql`${lapsed} ORDER BY expires_at LIMIT ${limit}`);
    const { company_id, email } = of;
    return this.db.findAllForUpdate(
      Invitation,
      sql`${lapsed} AND company_id = ${company_id} AND email = ${email} ORDER BY expires_at LIMIT ${limit}`,
    );
  }

  /** Lists invited people without an open invitation. */
  findNoLongerExpected(limit: number): Promise<Pick<Invitation, 'company_id' | 'email'>[]> {
    return this.db.rows(sql<Pick<Invitation, 'company_id' | 'email'>>`
      SELECT DISTINCT i.company_id, i.email FROM invitations i
      JOIN users u ON u.email = i.email AND u.company_id = i.company_id AND ${isInvited(sql`u`)}
      WHERE ${isOneOf(sql`i.state`, [InvitationState.Withdrawn, InvitationState.Expired])} AND NOT EXISTS (
        SELECT FROM invitations o WHERE o.company_id = i.company_id AND o.email = i.email AND ${isOpenInvitation(sql`o`)})
      LIMIT ${limit}`);
  }

  /** Locks the open invitations that a person's company has sent to their address, until the transaction ends. */
  findOpenForMember(user_id: number): Promise<Invitation[]> {
    const theirs = sql`(company_id, email) = (SELECT u.company_id, u.email FROM users u WHERE u.id = ${user_id})`;
    return this.db.findAllForUpdate(Invitation, sql`${theirs} AND ${isOpenInvitation(sql`invitations`)} ORDER BY id`);
  }

  /** Locks the open invitations to an address until the transaction ends. */
  findOpenOf({ company_id, email }: Pick<Invitation, 'company_id' | 'email'>): Promise<Invitation[]> {
    return this.db.findAllForUpdate(
      Invitation,
      sql`company_id = ${company_id} AND email = ${email} AND ${isOpenInvitation(sql`invitations`)} ORDER BY id`,
    );
  }

  /** Locks the open invitations to an address, and those of others with the same role, until the transaction ends. */
  findOpenTo({ company_id, email, role }: Pick<Invitation, 'company_id' | 'email' | 'role'>): Promise<Invitation[]> {
    return this.db.findAllForUpdate(
      Invitation,
      sql`company_id = ${company_id} AND ${isOpenInvitation(sql`invitations`)} AND (email = ${email} OR role = ${role}) ORDER BY id`,
    );
  }

  async removeAcceptedBy(user_id: number): Promise<void> {
    await this.db.rows(sql`
      DELETE FROM invitations WHERE user_id = ${user_id} OR email IN (SELECT i.email FROM invitations i WHERE i.user_id = ${user_id})`);
  }

  removeClosedBefore(moment: Date): Promise<number> {
    return this.db.removeInBatches(sql`invitations`, sql`closed_at < ${instant(moment)}`);
  }

  async removeAllOf(company_id: string): Promise<void> {
    await this.db.rows(sql`DELETE FROM invitations WHERE company_id = ${company_id}`);
  }
}

const refusals = {
  [INVITATION_OPEN_KEY]: () => new InvitationOpen(),
  [INVITATION_DEPARTMENT_FKEY]: () => new NotFound(DEPARTMENT),
};
