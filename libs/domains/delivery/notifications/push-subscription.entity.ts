import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable } from '@app/database';

/** A browser that wants notifications (RFC 8030). It ends with the session that made it. */
@Entity('push_subscriptions')
@Index('push_subscriptions_of_user', ['user_id', 'id'])
@Index('push_subscriptions_of_session', ['session_id'])
@Recordable('user_id')
export class PushSubscription {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'push_subscriptions_pkey' })
  readonly id!: number;

  @ForeignKey('User', { name: 'push_subscriptions_user_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly user_id!: number;

  @ForeignKey('Session', { name: 'push_subscriptions_session_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly session_id!: number;

  /** URL at the push service of the browser. */
  @Index('push_subscriptions_endpoint', { unique: true })
  @Column('text')
  readonly endpoint!: string;

  /** Public key of the browser, to encrypt for it. */
  @Column('text')
  readonly p256dh!: string;

  /** Secret that the browser shares with Tutti, to authenticate messages. */
  @Column('text')
  readonly auth!: string;

  @CreatedAt()
  readonly created_at!: Instant;

  static create(fields: Omit<PushSubscription, 'id' | 'created_at'>): PushSubscription {
    return Object.assign(new PushSubscription(), fields);
  }
}
