import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { Instant } from '@app/database';
import { IsDay, IsId, IsInstant, Moment, Omittable } from '@app/validation';
import { ReplanReason } from './replanning';

const MOST_MOVES = 2_000;

/** A task and the dates to which a preview moved it. */
export class PreviewedMoveDto {
  /** ID of the task. */
  @IsId()
  task_id!: number;

  /** Start after the move. @example 2030-01-08 */
  @IsDay()
  scheduled_start_on!: string;

  /** Due time after the move. */
  @IsInstant()
  due_at!: Instant;
}

/** Options of replanning. */
export class ReplanOrderDto {
  /** True to report the effects without changing anything. Default: false. */
  @Omittable()
  @IsBoolean()
  dry_run?: boolean;

  /** Moves that a preview reported. 409 `REPLAN_STALE` if others would be made now. Default: not compared. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MOST_MOVES)
  @ValidateNested({ each: true })
  @Type(() => PreviewedMoveDto)
  moves?: PreviewedMoveDto[];
}

/** Week and dates of an item. */
export class ItemDatesDto {
  /** Week of the programme. */
  @ApiProperty({ type: 'integer', nullable: true })
  week!: number | null;
  /** Start. */
  @ApiProperty({ type: String, format: 'date', nullable: true, example: '2030-01-08' })
  scheduled_start_on!: string | null;
  /** Due time. */
  @Moment()
  due_at!: Instant;
}

/** Effect on one item. */
export class ReplannedItemDto {
  /** ID of the curriculum item. */
  item_id!: number;
  /** ID of the task. */
  task_id!: number;
  /** Title. */
  title!: string;
  /** Why it keeps its dates. `null` if they move. */
  @ApiProperty({ enum: ReplanReason, enumName: 'ReplanReason', nullable: true })
  reason!: ReplanReason | null;
  /** Dates before. */
  before!: ItemDatesDto;
  /** Dates in the present calendar. */
  after!: ItemDatesDto;
}

/** Number of items by effect. */
export class ReplanCountsDto {
  /** Items that move. */
  moved!: number;
  /** Items that keep dates which differ from those of the calendar. */
  kept!: number;
}

/** Result of replanning a mentorship. */
export class ReplanDto {
  /** ID of the mentorship. */
  mentorship_id!: number;
  /** ID of the mentee. */
  mentee_id!: number;
  /** Version of the plan for `If-Match`. */
  version!: number;
  /** True if nothing was changed. */
  dry_run!: boolean;
  /** Number of items by effect. */
  counts!: ReplanCountsDto;
  /** Affected items. */
  items!: ReplannedItemDto[];
}

/** Options of replanning a company. */
export class ReplanCompanyDto {
  /** True to report the effects without changing anything. Default: false. */
  @Omittable()
  @IsBoolean()
  dry_run?: boolean;

  /** ID of a finished preview job. Plans whose moves differ from it stay as they are (`changed_since`). @example '1024' */
  @Omittable()
  @IsString()
  @MaxLength(18)
  preview_id?: string;
}

/** Running plans of a company whose dates no longer fit its calendar. */
export class PlansToReplanDto {
  /** Active and paused mentorships with a plan. */
  running!: number;
  /** Number of these in which replanning would move an item. */
  affected!: number;
  /** True if there are more than 200, so that only the first 200 were examined. */
  is_capped!: boolean;
}
