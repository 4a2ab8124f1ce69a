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

/** Who is asked into which company, and as what. */
export type NewInvitation = Pick<Invitation, 'company_id' | 'email'> & Partial<Pick<Invitation, 'name' | 'role' | 'department_id'>>;
/** One mail of it: who had it sent, and the hash of the secret in it. */
export type Sending = Pick<Invitation, 'sender_id' | 'secret_hash'>;

/** An e-mail that asks somebody into a company. A company has one open invitation for an address. */
@Entity('invitations')
@Unique('invitations_secret_key', ['secret_hash'])
@Check('invitations_email_check', 'email = lower(email)')
@Check('invitations_closed_check', "(state = 'open') = (closed_at IS NULL)")
@Check('invitations_accepted_check', "(state = 'accepted') = (user_id IS NOT NULL)")
// Of two columns, as a person's. A department that is closed meanwhile is left out of the invitation.
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

  /** In lower case, as people's are. */
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

  /** Of the secret in the latest mail: the ones before are void. */
  @Column('text')
  secret_hash!: string;

  /** Who had the latest mail sent. */
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

  /** Who has come of it. */
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

  /** The mail that is sent now is the one that counts, for a week. */
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

  /** One that has only lapsed may be withdrawn, too. */
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
