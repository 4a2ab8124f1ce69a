import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { NoticeChannel, NoticeMode } from '@app/notices';
import { type Instant, UpdatedAt } from '@app/database';

const primaryKeyConstraintName = 'notification_preferences_pkey';

/** How a person is told of one type by one channel, if not as the catalogue says. */
@Entity('notification_preferences')
export class NotificationPreference {
  @ForeignKey('User', { name: 'notification_preferences_user_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('int', { primaryKeyConstraintName })
  readonly user_id!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName })
  readonly type!: string;

  @PrimaryColumn({ type: 'enum', enum: NoticeChannel, enumName: 'notification_channel', primaryKeyConstraintName })
  readonly channel!: NoticeChannel;

  @Column({ type: 'enum', enum: NoticeMode, enumName: 'notification_mode' })
  readonly mode!: NoticeMode;

  @UpdatedAt()
  readonly updated_at!: Instant;
}
