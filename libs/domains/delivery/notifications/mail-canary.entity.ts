import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

const primaryKeyConstraintName = 'mail_canaries_pkey';

/** The test mail of one company and day to an address of the installation. Its ledger row takes the way of all notifications. */
@Entity('mail_canaries')
@Unique('mail_canaries_notification_key', ['notification_id'])
@Index('mail_canaries_by_day', ['day'])
@Index('mail_canaries_proven', ['proven_at'], { where: 'proven_at IS NOT NULL' })
export class MailCanary {
  @ForeignKey('Company', { name: 'mail_canaries_company_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { primaryKeyConstraintName })
  readonly company_id!: string;

  /** The day in the time zone of the company. */
  @PrimaryColumn('date', { primaryKeyConstraintName })
  readonly day!: string;

  /** Its notification, with which it is deleted. */
  @ForeignKey('Notification', { name: 'mail_canaries_notification_fkey', onDelete: 'CASCADE' })
  @Column('bigint', { nullable: true })
  readonly notification_id!: number | null;

  /** When a mail server has taken it. */
  @InstantColumn({ nullable: true })
  readonly proven_at!: Instant | null;

  /** When its absence was written to the log. */
  @InstantColumn({ nullable: true })
  readonly alarmed_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;
}
