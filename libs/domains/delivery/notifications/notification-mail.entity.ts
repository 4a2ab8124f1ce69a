import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

/**
 * A mail that carries deliveries of one person. Its deliveries never change: a retry sends the same ones under the same Message-ID. The key
 * is unique, so that there is one digest per person and window.
 */
@Entity('notification_mails')
@Unique('notification_mails_window_key', ['user_id', 'window_key'])
@Index('notification_mails_open', { synchronize: false })
@Index('notification_mails_by_age', ['created_at'])
export class NotificationMail {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'notification_mails_pkey' })
  readonly id!: number;

  /** Null for a mail to an address that may have no account. */
  @ForeignKey('User', { name: 'notification_mails_user_fkey', onDelete: 'CASCADE' })
  @Column('int', { nullable: true })
  readonly user_id!: number | null;

  @Column('text')
  readonly window_key!: string;

  /** The job that sends it. */
  @Column('bigint', { nullable: true })
  readonly job_id!: number | null;

  /** When it was sent, given up, or found to have nothing to say. */
  @InstantColumn({ nullable: true })
  readonly settled_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;
}
