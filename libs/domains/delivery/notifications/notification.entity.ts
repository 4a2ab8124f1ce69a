import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

/** Something that happened, for one person. Its words are made when it is shown or sent, in the person's language and by their rights then. */
@Entity('notifications')
@Unique('notifications_source_key', ['source', 'type', 'user_id'])
@Index('notifications_occasion_key', { synchronize: false })
@Index('notifications_of_user', { synchronize: false })
@Index('notifications_unread', { synchronize: false })
@Index('notifications_by_age', ['created_at'])
@Index('notifications_by_number', ['user_id', 'seq'], { where: 'seq IS NOT NULL' })
export class Notification {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'notifications_pkey' })
  readonly id!: number;

  /** The person's company when it happened. */
  @ForeignKey('Company', { name: 'notifications_company_fkey', onDelete: 'CASCADE' })
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  /** Null for a mail to an address that may have no account, such as an invitation. */
  @ForeignKey('User', { name: 'notifications_user_fkey', onDelete: 'CASCADE' })
  @Column('int', { nullable: true })
  readonly user_id!: number | null;

  /** The stored name of its entry in the catalogue. */
  @Column('text')
  readonly type!: string;

  /** The kind of its subject. */
  @Column('text')
  readonly resource!: string;

  @Column('text')
  readonly resource_id!: string;

  /** The person who acted. Null for the system. */
  @ForeignKey('User', { name: 'notifications_actor_fkey', onDelete: 'SET NULL' })
  @Column('int', { nullable: true })
  readonly actor_id!: number | null;

  /** Ids and plain values of the event that its subject does not have. */
  @Column('jsonb', { default: {} })
  readonly facts!: Readonly<Record<string, string>>;

  /** ID of the job that planned it: of a listener, or of a direct mail. A repeated job has the same, and adds nothing. Null for reminders. */
  @Column('bigint', { nullable: true })
  readonly source!: number | null;

  /** The occasion of a reminder, such as the due time. There is one reminder per person, thing and occasion. */
  @Column('text', { nullable: true })
  readonly occasion!: string | null;

  /** False if the person does not want this type in the list. */
  @Column('boolean')
  readonly is_listed!: boolean;

  @InstantColumn({ nullable: true })
  readonly read_at!: Instant | null;

  /** Until then the list hides it. */
  @InstantColumn({ nullable: true })
  readonly snoozed_until!: Instant | null;

  /** Number among the notifications of the person, without gaps, in the order in which they became visible. A trigger sets it. */
  @Column({ type: 'bigint', nullable: true, insert: false, update: false })
  readonly seq!: number | null;

  @CreatedAt()
  readonly created_at!: Instant;
}
