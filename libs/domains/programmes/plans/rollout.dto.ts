import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsInt, Max, Min } from 'class-validator';
import { IsWhole, Omittable } from '@app/validation';
import type { FieldChanges } from '@programmes/curricula';
import { MergeAction, Reason } from './merge';
import type { RolloutReport } from './rollout.service';

const MOST_PLANS = 200;
const MOST_ITEMS = 300;
const INT4_MAX = 2_147_483_647;

/** Mode of the roll-out. */
export class RolloutQueryDto {
  /** True to report the effects without changing anything. Default: false. */
  @Omittable()
  @IsBoolean()
  dry_run?: boolean;
}

/** The version to roll out, and to which plans. */
export class RolloutOrderDto {
  /** Number of the version. Default: the current one. @example 2 */
  @Omittable()
  @IsWhole(1)
  version?: number;

  /** Only plans of these mentorships. Default: all active and paused ones. */
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PLANS)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  mentorship_ids?: number[];

  /** Only these items of the curriculum; plans keep their version number. Default: all items. */
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

/** Effect on one item. Unaffected items are not listed. */
export class RolloutItemDto {
  /** ID of the curriculum item. */
  item_id!: number;
  /** Title. */
  title!: string;
  /** ID of the task before the roll-out. `null` if it has none. */
  task_id!: number | null;
  /** Effect. The task of a dropped item is cancelled. */
  @ApiProperty({ enum: MergeAction, enumName: 'RolloutAction' })
  action!: MergeAction;
  /** Why it is kept. `null` for other actions. */
  @ApiProperty({ enum: Reason, enumName: 'RolloutReason', nullable: true })
  reason!: Reason | null;
  @fields('Changed fields, with values before and after.')
  changes!: FieldChanges;
  @fields('Fields that stay, with their value and that of the version.')
  kept!: FieldChanges;
}

/** Number of items by effect. */
export class RolloutCountsDto {
  /** Items added. */
  add!: number;
  /** Items changed. */
  change!: number;
  /** Items kept as they are. */
  keep!: number;
  /** Items dropped. */
  drop!: number;
}

/** Effect on one plan. */
export class RolloutPlanDto {
  /** ID of the mentorship. */
  mentorship_id!: number;
  /** ID of the mentee. */
  mentee_id!: number;
  /** Number of the version before. */
  @ApiProperty({ type: 'integer', example: 1 })
  from_version!: number;
  /** Number of the version afterwards. */
  @ApiProperty({ type: 'integer', example: 2 })
  to_version!: number;
  /** Number of items by effect. */
  counts!: RolloutCountsDto;
  /** Affected items. */
  items!: RolloutItemDto[];
}

/** Result of a roll-out. */
export class RolloutDto {
  /** ID of the curriculum. */
  curriculum_id!: number;
  /** Number of the version. @example 2 */
  @ApiProperty({ type: 'integer', example: 2 })
  version_number!: number;
  /** True if nothing was changed. */
  dry_run!: boolean;
  /** Affected plans. */
  plans!: RolloutPlanDto[];

  static from({ version: version_number, ...report }: RolloutReport): RolloutDto {
    return { ...report, version_number } as RolloutDto;
  }
}
