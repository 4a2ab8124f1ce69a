import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Counts what a person was told of, and what they have read. A trigger numbers each notification by it. */
@Entity('notification_streams')
export class NotificationStream {
  @ForeignKey('User', { name: 'notification_streams_user_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'notification_streams_pkey' })
  readonly user_id!: number;

  @Column('bigint', { default: 0 })
  readonly last_seq!: number;

  @Column('bigint', { default: 0 })
  readonly changes!: number;
}
