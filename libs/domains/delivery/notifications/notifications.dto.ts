import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import type { Instant } from '@app/database';
import { FeedDto } from '@app/http';
import { IsInstant, IsWhole, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';

/** Filters of the list of notifications. */
export class ListNotificationsDto extends FeedDto {
  /** True: only unread notifications. False: only read ones. */
  @Omittable()
  @IsBoolean()
  unread?: boolean;
}

/** The last notification that you have seen. */
export class MarkAllReadDto {
  /** ID of the last one to mark. Later ones stay unread. @example 17 */
  @IsWhole(1, Number.MAX_SAFE_INTEGER)
  up_to!: number;
}

export class SnoozeDto {
  /** Until when the list hides it, at most a year. */
  @IsInstant({ example: '2027-01-15T10:00:00Z' })
  until!: Instant;
}

/** Something that happened, in words for you. */
export class NotificationDto {
  id!: number;
  /** Entry of the catalogue in docs/notifications.md. @example task.submitted */
  type!: string;
  /** One line. @example 검토 요청: 첫 주 오케스트라 */
  title!: string;
  /** One sentence. @example 김미나 님이 과제를 제출하고 검토를 기다리고 있습니다: 첫 주 오케스트라 */
  sentence!: string;
  /** Absolute URL of its subject in the front end, or of a page that tells where it is. */
  link!: string;
  /** Kind of its subject. @example task */
  resource!: string;
  /** ID of its subject, as text. @example 17 */
  resource_id!: string;
  /** Person who acted. `null` for the system. */
  actor!: PersonDto | null;

  /** When you read it. `null` while it is unread. */
  @Moment({ nullable: true })
  read_at!: Instant | null;

  /** Until when the list hides it. `null` if it does not. */
  @Moment({ nullable: true })
  snoozed_until!: Instant | null;

  @Moment()
  created_at!: Instant;
}

/** Number of your unread notifications. */
export class UnreadCountDto {
  /** At most 100. */
  unread_count!: number;
  /** True if there are more. */
  count_capped!: boolean;
}

/** Part of your notifications, newest first. */
export class NotificationFeedDto extends UnreadCountDto {
  /** `cursor` of the next part. `null` at the end. */
  @ApiProperty({ type: String, nullable: true })
  next_cursor!: string | null;

  results!: NotificationDto[];
}
