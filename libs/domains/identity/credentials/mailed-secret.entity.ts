import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

export enum MailedSecretPurpose {
  PasswordReset = 'password_reset',
  EmailVerification = 'email_verification',
  EmailChange = 'email_change',
}

const MINUTE_MS = 60_000;
/** Lifetime of a link by its purpose. */
export const LIFETIMES_MS: Readonly<Record<MailedSecretPurpose, number>> = {
  [MailedSecretPurpose.PasswordReset]: 30 * MINUTE_MS,
  [MailedSecretPurpose.EmailVerification]: 24 * 60 * MINUTE_MS,
  [MailedSecretPurpose.EmailChange]: 60 * MINUTE_MS,
};
/** Lifetime of a change of address that an admin requested: its owner does not expect the mail. */
export const ASKED_LIFETIME_MS = 24 * 60 * MINUTE_MS;
/** Maximum number of mails of one purpose to one account within `MAILS_WINDOW_MS`, so that nobody can flood a mailbox. */
export const MAX_MAILS = 5;
export const MAILS_WINDOW_MS = 60 * MINUTE_MS;

/** The latest secret that was mailed to a user for a purpose. A newer one replaces it. */
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

  /** Address of the account at that time. A change of it voids the secret. */
  @Column('text')
  readonly account_email!: string;

  /** The mailbox that the secret proves. */
  @Column('text')
  readonly sent_to!: string;

  /** ID of the admin who requested it. `null` if its owner did. */
  @Column('int', { nullable: true })
  readonly asked_by!: number | null;

  @Index('mailed_secrets_by_expiry')
  @InstantColumn()
  readonly expires_at!: Instant;

  @InstantColumn({ nullable: true })
  readonly used_at!: Instant | null;

  /** Number of mails since the window opened. */
  @Column('int')
  readonly sent!: number;

  @InstantColumn()
  readonly since!: Instant;
}
