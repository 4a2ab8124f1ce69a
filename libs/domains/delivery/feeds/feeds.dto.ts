import type { Instant } from '@app/database';
import { IdsListDto, Ordering, Permitted } from '@app/http';
import { IsName, Moment } from '@app/validation';
import type { FeedCreated } from './calendar-feed.entity';

/** A new calendar feed. */
export class CreateFeedDto {
  /** Name of the program or device that will read it. @example 'Phone' */
  @IsName(100)
  name!: string;
}

/** Filters of calendar feeds. */
export class ListFeedsDto extends IdsListDto {
  @Ordering('name', 'created_at', 'last_used_at')
  ordering: string[] = ['-created_at'];
}

/** A calendar feed without its address. */
export class FeedRowDto {
  /** ID of the feed. @example 3 */
  id!: number;
  version!: number;
  /** Name of the program or device that reads it. @example 'Phone' */
  name!: string;

  /** Last use, to the hour. `null` if never used. */
  @Moment({ nullable: true })
  last_used_at!: Instant | null;

  @Moment()
  created_at!: Instant;
}

/** A calendar feed, with the caller's permissions on it. */
export class FeedDetailDto extends Permitted(FeedRowDto) {}

/** A new calendar feed with its address. */
export class CreatedFeedDto extends FeedDetailDto {
  /** Secret address for calendar programs, in this answer only. @example https://tutti.example/api/v1/calendar/feed/tutti_calendar_….ics */
  feed_url!: string;

  static from({ feed: { id, version, name, last_used_at, created_at }, feed_url, can, can_ask }: FeedCreated): CreatedFeedDto {
    return { id, version, name, last_used_at, created_at, can: [...can], can_ask: [...can_ask], feed_url };
  }
}
