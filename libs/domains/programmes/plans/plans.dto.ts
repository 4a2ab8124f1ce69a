import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsEnum } from 'class-validator';
import type { Instant } from '@app/database';
import { Permitted } from '@app/http';
import { IsId, IsInstant, IsName, Omittable } from '@app/validation';
import { ItemType } from '@programmes/curricula';
import { TaskRowDto, UpdateTaskDto } from '@programmes/tasks/dto';

/** What is left out stays, null takes away. */
export class AdaptPlanItemDto extends UpdateTaskDto {}

export class AddPlanItemDto extends UpdateTaskDto {
  /** @example 'Play a duet' */
  @IsName(200)
  declare title: string;

  @IsInstant()
  declare due_at: Instant;

  /** One of the two. Left out: the mentee. */
  @Omittable()
  @IsId()
  assignee_id?: number;

  @Omittable()
  @IsEnum(ItemType)
  type?: ItemType;
}

/** A task of a mentorship. Its id is the task's: comments, checklist and submissions are there. */
export class PlanItemRowDto extends TaskRowDto {
  /** None of what was added to this plan alone. */
  curriculum_id!: number | null;
  /** The item of the curriculum that it comes from. */
  curriculum_item_id!: number | null;
  /** The fields that somebody has changed for this plan: no roll-out touches them. */
  @ApiProperty({ type: 'array', items: { type: 'string' }, example: ['due_at'] })
  personal!: string[];
}

/** One item of a plan, with the caller's permissions on the plan that apply to it, and those on its task. */
export class PlanItemDto extends Permitted(PlanItemRowDto) {}

export class PlanCurriculumDto {
  id!: number;
  title!: string;
  /** The version that the plan follows. */
  @ApiProperty({ type: 'integer', example: 1 })
  version!: number;
  /** The last that was published. */
  @ApiProperty({ type: 'integer', example: 2 })
  current_version!: number;
}

export class PlanWeekDto {
  /** Of the programme, from 1. None: what has no week. */
  @ApiProperty({ type: 'integer', nullable: true, example: 1 })
  week!: number | null;
  summary!: string | null;
  items!: PlanItemRowDto[];
}

/** A plan, week by week. */
export class PlanFieldsDto {
  mentorship_id!: number;
  version!: number;
  title!: string;
  /** Of the mentorship. @example active */
  @ApiProperty({ type: String })
  status!: string;
  /** @example 2030-01-07 */
  @ApiProperty({ type: String, format: 'date' })
  start_on!: string;
  /** @example 2030-04-05 */
  @ApiProperty({ type: String, format: 'date' })
  end_on!: string;
  @ApiProperty({ type: 'integer', example: 12 })
  total_weeks!: number;
  curricula!: PlanCurriculumDto[];
  weeks!: PlanWeekDto[];
}

/** One plan, with the caller's permissions on it. */
@ApiSchema({ name: 'MentorshipPlan' })
export class PlanDto extends Permitted(PlanFieldsDto) {}

export class TasksByStatusDto {
  todo!: number;
  in_progress!: number;
  submitted!: number;
  changes_requested!: number;
  blocked!: number;
  done!: number;
  waived!: number;
  cancelled!: number;
}

export class TallyDto {
  /** Without what was waived or cancelled. What was still open at the end counts. */
  total!: number;
  done!: number;
  /** Of the total, rounded down. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  percent!: number;
  overdue!: number;
  /** Required, and neither done nor waived. */
  required_outstanding!: number;
  by_status!: TasksByStatusDto;
}

export class WeekProgressDto extends TallyDto {
  @ApiProperty({ type: 'integer', nullable: true, example: 1 })
  week!: number | null;
}

export class ProgressDto extends TallyDto {
  mentorship_id!: number;
  /** Those that have tasks. */
  weeks!: WeekProgressDto[];
}
