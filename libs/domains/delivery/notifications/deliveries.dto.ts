import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { Instant } from '@app/database';
import { EnumFilter, FeedDto, PersonFilter } from '@app/http';
import { NoticeChannel, NoticeMode } from '@app/notices';
import { Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import { DeliveryStatus, SuppressionReason } from './notification-delivery.entity';

/** Filters of the ledger. */
export class ListDeliveriesDto extends FeedDto {
  /** Only deliveries to these people. */
  @PersonFilter()
  user_id?: number[];

  /** Only these channels. */
  @EnumFilter({ NotificationChannel: NoticeChannel })
  channel?: NoticeChannel[];

  /** Only these states. */
  @EnumFilter({ DeliveryStatus })
  status?: DeliveryStatus[];

  /** Only this type. @example task.submitted */
  @Omittable()
  @IsString()
  @Length(1, 100)
  type?: string;
}

/** The outcome of one notification on one channel. */
export class DeliveryDto {
  id!: number;

  /** Recipient. `null` for a mail to an invited address, and for a canary. */
  @ApiProperty({ type: PersonDto, nullable: true })
  user!: PersonDto | null;

  /** ID of the invitation that was mailed. `null` for other deliveries. */
  invitation_id!: number | null;
  /** Type of the notification. @example task.submitted */
  type!: string;

  /** `feed`: the list of notifications. */
  @ApiProperty({ enum: NoticeChannel, enumName: 'NotificationChannel' })
  channel!: NoticeChannel;

  /** Mode that applied. */
  @ApiProperty({ enum: NoticeMode, enumName: 'NotificationMode' })
  mode!: NoticeMode;

  /** `planned` and `deferred` wait; the others are final. */
  @ApiProperty({ enum: DeliveryStatus, enumName: 'DeliveryStatus' })
  status!: DeliveryStatus;

  /** Why it was suppressed. `null` if it was not. */
  @ApiProperty({ enum: SuppressionReason, enumName: 'SuppressionReason', nullable: true })
  reason!: SuppressionReason | null;

  /** Until when it waits. `null` if it does not. */
  @Moment({ nullable: true })
  due_at!: Instant | null;

  /** Attempts of its mail so far. */
  attempts!: number;
  /** Why the last attempt failed. `null` if it did not. */
  error!: string | null;
  /** Mail that carries it. Deliveries with the same one were sent together. `null` before. */
  mail_id!: number | null;

  /** When it was sent. `null` if it was not. */
  @Moment({ nullable: true })
  sent_at!: Instant | null;

  /** When the recipient read it in the list. `null` for other channels. */
  @Moment({ nullable: true })
  read_at!: Instant | null;

  @Moment()
  created_at!: Instant;
}
