import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

export enum MailedSecretPurpose {
  PasswordReset = 'password_reset',
  EmailVerification = 'email_verification',
  EmailChange = 'email_change',
}

const MINUTE_MS = 60_000;
/** How long a link is good for. */
export const LIFETIMES_MS: Readonly<Record<MailedSecretPurpose, number>> = {
  [MailedSecretPurpose.PasswordReset]: 30 * MINUTE_MS,
  [MailedSecretPurpose.EmailVerification]: 24 * 60 * MINUTE_MS,
  [MailedSecretPurpose.EmailChange]: 60 * MINUTE_MS,
};
/** The same for an address that an admin has asked for: its owner does not wait for the mail. */
export const ASKED_LIFETIME_MS = 24 * 60 * MINUTE_MS;
/** Nobody's mailbox is flooded: so many of a kind for one account, whoever asks for them. */
export const MAX_MAILS = 5;
export const MAILS_WINDOW_MS = 60 * MINUTE_MS;

/** What was mailed to somebody last for one purpose. A newer one takes its place, and the older is void. */
@Entity('mailed_secrets')
@Unique('mailed_secrets_hash_key', ['hash'])
export class MailedSecret {
  @ForeignKey('User', { name: 'mailed_secrets_user_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'mailed_secrets_pkey' })
  readonly user_id!: number;

  @PrimaryColumn({
    type: 'enum',
    enum: MailedSecretPurpose,
    enumName: 'mailed_secret_purpose',
    primaryKeyConstraintName: 'mailed_secrets_pkey',
  })
  readonly purpose!: MailedSecretPurpose;

  @Column('text')
  readonly hash!: string;

  /** The account's address then: once it has another, the secret is void. */
  @Column('text')
  readonly account_email!: string;

  /** Whose mailbox it shows. */
  @Column('text')
  readonly sent_to!: string;

  /** The admin who asked for it. None where its owner did. */
  @Column('int', { nullable: true })
  readonly asked_by!: number | null;

  @Index('mailed_secrets_by_expiry')
  @InstantColumn()
  readonly expires_at!: Instant;

  @InstantColumn({ nullable: true })
  readonly used_at!: Instant | null;

  /** How many were sent since the window opened. */
  @Column('int')
  readonly sent!: number;

  @InstantColumn()
  readonly since!: Instant;
}
