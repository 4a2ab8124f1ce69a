import { Check, Column, Entity, ForeignKey, PrimaryColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt } from '@app/database';

export const USUAL_DIGEST_HOUR = 9;

/** When a person wants mails, as their clocks show it. Without a row, at any time. */
@Entity('notification_settings')
@Check('notification_settings_quiet_check', '(quiet_from IS NULL) = (quiet_until IS NULL)')
@Check('notification_settings_minutes_check', 'quiet_from BETWEEN 0 AND 1439 AND quiet_until BETWEEN 0 AND 1439')
@Check('notification_settings_hour_check', 'digest_hour BETWEEN 0 AND 23')
@Recordable('user_id', 'quiet_from', 'quiet_until', 'working_days_only', 'digest_hour')
export class NotificationSettings {
  @ForeignKey('User', { name: 'notification_settings_user_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'notification_settings_pkey' })
  readonly user_id!: number;

  /** Minutes since midnight. Null without quiet hours. */
  @Column('smallint', { nullable: true })
  quiet_from!: number | null;

  @Column('smallint', { nullable: true })
  quiet_until!: number | null;

  @Column('boolean', { default: false })
  working_days_only!: boolean;

  /** The hour of the day at which digests are sent. */
  @Column('smallint', { default: USUAL_DIGEST_HOUR })
  digest_hour!: number;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  get id(): number {
    return this.user_id;
  }
}
