import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsInt, Max, Min } from 'class-validator';
import { IsWhole, Omittable } from '@app/validation';
import type { FieldChanges } from '@programmes/curricula';
import { MergeAction, Reason } from './merge';
import type { RolloutReport } from './rollout.service';

const MOST_PLANS = 200;
const MOST_ITEMS = 300;
const INT4_MAX = 2_147_483_647;

export class RolloutQueryDto {
  /** Only says what would be done. Without it, it is done. */
  @Omittable()
  @IsBoolean()
  dry_run?: boolean;
}

export class RolloutOrderDto {
  /** The number of a version. Left out: the current one. @example 2 */
  @Omittable()
  @IsWhole(1)
  version?: number;

  /** Only their plans. Left out: all that are running, active or paused. */
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PLANS)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  mentorship_ids?: number[];

  /** Only these items of the curriculum: the plans go on following the version that they do. Left out: all that there is to do. */
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ITEMS)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  item_ids?: number[];
}

const fields = (description: string) =>
  ApiProperty({ type: 'object', additionalProperties: true, description, example: { title: { from: 'Tune', to: 'Tune by ear' } } });

/** What becomes of one item. Those of which nothing is otherwise are left out. */
export class RolloutItemDto {
  /** Of the curriculum. */
  item_id!: number;
  title!: string;
  /** The task that came of it, before anything is done. None of what is added, or was taken out of the plan. */
  task_id!: number | null;
  /** A dropped item's task is cancelled. */
  @ApiProperty({ enum: MergeAction, enumName: 'RolloutAction' })
  action!: MergeAction;
  /** Why it is kept: done or waived, begun, changed for this plan, or taken out of it. */
  @ApiProperty({ enum: Reason, enumName: 'RolloutReason', nullable: true })
  reason!: Reason | null;
  @fields('By field, what the plan says now, and what it will say.')
  changes!: FieldChanges;
  @fields('By field, what stays as it is, and what the version says.')
  kept!: FieldChanges;
}

export class RolloutCountsDto {
  add!: number;
  change!: number;
  keep!: number;
  drop!: number;
}

export class RolloutPlanDto {
  mentorship_id!: number;
  mentee_id!: number;
  /** The version that the plan follows before. */
  @ApiProperty({ type: 'integer', example: 1 })
  from_version!: number;
  /** The version that it follows afterwards. */
  @ApiProperty({ type: 'integer', example: 2 })
  to_version!: number;
  counts!: RolloutCountsDto;
  items!: RolloutItemDto[];
}

export class RolloutDto {
  curriculum_id!: number;
  /** That is rolled out. @example 2 */
  @ApiProperty({ type: 'integer', example: 2 })
  version_number!: number;
  /** Whether nothing was done. */
  dry_run!: boolean;
  plans!: RolloutPlanDto[];

  static from({ version: version_number, ...report }: RolloutReport): RolloutDto {
    return { ...report, version_number } as RolloutDto;
  }
}
