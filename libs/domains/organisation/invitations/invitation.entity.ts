import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { Role } from '@app/auth';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, instant } from '@app/database';
import { InvitationClosed } from './invitations.errors';

export enum InvitationState {
  Open = 'open',
  Accepted = 'accepted',
  Withdrawn = 'withdrawn',
  Expired = 'expired',
}

const LIFETIME_MS = 7 * 24 * 60 * 60 * 1_000;

export const INVITATION_OPEN_KEY = 'invitations_open_key';
export const INVITATION_DEPARTMENT_FKEY = 'invitations_department_fkey';

/** The person to invite, the company and the role. */
export type NewInvitation = Pick<Invitation, 'company_id' | 'email'> & Partial<Pick<Invitation, 'name' | 'role' | 'department_id'>>;
/** One mail of an invitation: its sender, and the hash of the secret in it. */
export type Sending = Pick<Invitation, 'sender_id' | 'secret_hash'>;

/** An invitation into a company by mail. A company has at most one open invitation per address. */
@Entity('invitations')
@Unique('invitations_secret_key', ['secret_hash'])
@Check('invitations_email_check', 'email = lower(email)')
@Check('invitations_closed_check', "(state = 'open') = (closed_at IS NULL)")
@Check('invitations_accepted_check', "(state = 'accepted') = (user_id IS NOT NULL)")
// The foreign key includes the company, as a person's does. If the department is deleted, the invitation has none.
@ForeignKey('Department', ['company_id', 'department_id'], ['company_id', 'id'], { name: INVITATION_DEPARTMENT_FKEY, onDelete: 'SET NULL' })
@Index(INVITATION_OPEN_KEY, { synchronize: false })
@Index('invitations_open_by_expiry', { synchronize: false })
@Index('invitations_of_company', ['company_id', 'created_at', 'id'])
@Recordable('company_id', 'role', 'department_id', 'state', 'sender_id', 'sent_at', 'sent_count', 'expires_at', 'closed_at', 'user_id')
export class Invitation {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'invitations_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'invitations_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  /** In lower case, like the addresses of people. */
  @Column('text')
  readonly email!: string;

  @Column('text', { nullable: true })
  readonly name!: string | null;

  @Column({ type: 'enum', enum: Role, enumName: 'user_role' })
  readonly role!: Role;

  @Index('invitations_department')
  @Column('int', { nullable: true })
  readonly department_id!: number | null;

  @Column({ type: 'enum', enum: InvitationState, enumName: 'invitation_state', default: InvitationState.Open })
  state!: InvitationState;

  /** Hash of the secret in the latest mail. Earlier secrets are invalid. */
  @Column('text')
  secret_hash!: string;

  /** ID of the sender of the latest mail. */
  @ForeignKey('User', { name: 'invitations_sender_fkey' })
  @Column('int')
  sender_id!: number;

  @InstantColumn()
  sent_at!: Instant;

  @Column('int', { default: 1 })
  sent_count!: number;

  @InstantColumn()
  expires_at!: Instant;

  @Index('invitations_closed')
  @InstantColumn({ nullable: true })
  closed_at!: Instant | null;

  /** ID of the person who accepted. Null until then. */
  @ForeignKey('User', { name: 'invitations_user_fkey' })
  @Column('int', { nullable: true })
  user_id!: number | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static create({ company_id, email, name = null, role = Role.Mentee, department_id = null }: NewInvitation): Invitation {
    return Object.assign(new Invitation(), { company_id, email, name, role, department_id, sent_count: 0, closed_at: null, user_id: null });
  }

  /** Sets the secret of a new mail, and opens the invitation for 7 days. Earlier secrets become invalid. */
  send({ sender_id, secret_hash }: Sending, now: Date): void {
    if (this.state === InvitationState.Accepted || this.state === InvitationState.Withdrawn) throw new InvitationClosed();
    const expires_at = instant(new Date(+now + LIFETIME_MS));
    const mail = { sender_id, secret_hash, sent_at: instant(now), sent_count: this.sent_count + 1, expires_at };
    Object.assign(this, mail, { state: InvitationState.Open, closed_at: null });
  }

  accept(user_id: number, now: Date): void {
    this.requireOpen(now);
    this.user_id = user_id;
    this.close(InvitationState.Accepted, now);
  }

  /** Withdraws the invitation, even after its time if it was not yet closed as expired. */
  withdraw(now: Date): void {
    if (this.state !== InvitationState.Open) throw new InvitationClosed();
    this.close(InvitationState.Withdrawn, now);
  }

  expire(now: Date): void {
    this.close(InvitationState.Expired, now);
  }

  requireOpen(now: Date): void {
    if (this.state !== InvitationState.Open || Date.parse(this.expires_at) <= +now) throw new InvitationClosed();
  }

  private close(state: InvitationState, now: Date): void {
    Object.assign(this, { state, closed_at: instant(now) });
  }
}
