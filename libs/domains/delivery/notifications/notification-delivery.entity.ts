import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { NoticeChannel, NoticeMode } from '@app/notices';
import { CreatedAt, type Instant, InstantColumn, UpdatedAt } from '@app/database';

export enum DeliveryStatus {
  /** It waits for its batch, or its mail is being sent. */
  Planned = 'planned',
  /** It waits until `due_at`: for the end of quiet hours, a working day or a digest. */
  Deferred = 'deferred',
  Sent = 'sent',
  Suppressed = 'suppressed',
  /** All attempts failed. */
  Failed = 'failed',
}

export enum SuppressionReason {
  /** The person has turned it off. */
  Preference = 'preference',
  /** The person has no address that is known to be theirs. */
  NoAddress = 'no_address',
  /** The person may not sign in, or not read the subject, any more. */
  LostAccess = 'lost_access',
  /** The mail was sent without a line for it: it is counted in the line of another, or among those after the first 50 lines. */
  Batched = 'batched',
  /** Another worker has reminded the person of the same at the same moment. */
  Duplicate = 'duplicate',
  /** The thing has moved on: the task is done, the mentorship is paused. */
  Outdated = 'outdated',
}

/** The ledger: what became of one notification on one channel. Kept for a year. */
@Entity('notification_deliveries')
@Unique('notification_deliveries_channel_key', ['notification_id', 'channel'])
@Check('notification_deliveries_reason_check', "(status = 'suppressed') = (reason IS NOT NULL)")
@Check('notification_deliveries_sent_check', "status <> 'sent' OR sent_at IS NOT NULL")
@Index('notification_deliveries_due', { synchronize: false })
@Index('notification_deliveries_waiting', { synchronize: false })
@Index('notification_deliveries_of_mail', { synchronize: false })
@Index('notification_deliveries_of_user', ['user_id', 'id'])
@Index('notification_deliveries_of_company', ['company_id', 'id'])
export class NotificationDelivery {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'notification_deliveries_pkey' })
  readonly id!: number;

  @ForeignKey('Notification', { name: 'notification_deliveries_notification_fkey', onDelete: 'CASCADE' })
  @Column('bigint')
  readonly notification_id!: number;

  @ForeignKey('Company', { name: 'notification_deliveries_company_fkey', onDelete: 'CASCADE' })
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  /** Null for a mail to an address that may have no account. */
  @ForeignKey('User', { name: 'notification_deliveries_user_fkey', onDelete: 'CASCADE' })
  @Column('int', { nullable: true })
  readonly user_id!: number | null;

  @Column({ type: 'enum', enum: NoticeChannel, enumName: 'notification_channel' })
  readonly channel!: NoticeChannel;

  /** The mode that applied when it was planned, or last decided. */
  @Column({ type: 'enum', enum: NoticeMode, enumName: 'notification_mode' })
  readonly mode!: NoticeMode;

  @Column({ type: 'enum', enum: DeliveryStatus, enumName: 'notification_delivery_status' })
  readonly status!: DeliveryStatus;

  @Column({ type: 'enum', enum: SuppressionReason, enumName: 'notification_suppression', nullable: true })
  readonly reason!: SuppressionReason | null;

  /** Deliveries of a person with the same key share a mail: `now task:7`, `daily 2030-01-15`. Null until a digest has been chosen. */
  @Column('text', { nullable: true })
  readonly window_key!: string | null;

  @InstantColumn({ nullable: true })
  readonly due_at!: Instant | null;

  @Column('int', { default: 0 })
  readonly attempts!: number;

  /** Why the last attempt failed. */
  @Column('text', { nullable: true })
  readonly error!: string | null;

  @InstantColumn({ nullable: true })
  readonly sent_at!: Instant | null;

  /** The mail that carries it. */
  @ForeignKey('NotificationMail', { name: 'notification_deliveries_mail_fkey', onDelete: 'SET NULL' })
  @Column('bigint', { nullable: true })
  readonly mail_id!: number | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;
}
