import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { Permissions } from '@app/auth';
import { CreatedAt, type Instant, InstantColumn, Recordable } from '@app/database';

/** An address from which a calendar program reads the calendar of its owner. Only the hash of its secret is stored. */
@Entity('calendar_feeds')
@Index('calendar_feeds_of_user', ['user_id', 'id'])
@Recordable('user_id')
export class CalendarFeed {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'calendar_feeds_pkey' })
  readonly id!: number;

  @ForeignKey('User', { name: 'calendar_feeds_user_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly user_id!: number;

  @Column('text')
  readonly name!: string;

  /** SHA-256, in base64url. */
  @Index('calendar_feeds_hash', { unique: true })
  @Column('text')
  readonly hash!: string;

  /** Written at most once an hour. */
  @InstantColumn({ nullable: true })
  readonly last_used_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static create(fields: Pick<CalendarFeed, 'user_id' | 'name' | 'hash'>): CalendarFeed {
    return Object.assign(new CalendarFeed(), { last_used_at: null, ...fields });
  }
}

/** A new feed with its address, which only its creation returns. */
export interface FeedCreated extends Permissions {
  readonly feed: CalendarFeed;
  readonly feed_url: string;
}
