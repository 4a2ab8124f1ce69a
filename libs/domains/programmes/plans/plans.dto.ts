import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsEnum } from 'class-validator';
import type { Instant } from '@app/database';
import { Permitted } from '@app/http';
import { IsId, IsInstant, IsName, Omittable } from '@app/validation';
import { ItemType } from '@programmes/curricula';
import { TaskRowDto, UpdateTaskDto } from '@programmes/tasks/dto';

export { ReasonDto } from '@programmes/tasks/dto';

/** Fields left out stay unchanged; `null` clears a field. */
export class AdaptPlanItemDto extends UpdateTaskDto {}

/** A new item of one plan. */
export class AddPlanItemDto extends UpdateTaskDto {
  /** Title. @example 'Play a duet' */
  @IsName(200)
  declare title: string;

  /** When it is due. */
  @IsInstant()
  declare due_at: Instant;

  /** ID of the mentor or the mentee. Default: the mentee. */
  @Omittable()
  @IsId()
  assignee_id?: number;

  /** Type. Default: `task`. */
  @Omittable()
  @IsEnum(ItemType)
  type?: ItemType;
}

/** A task of a mentorship. `id` is the ID of the task, for its comments, checklist and submissions. */
export class PlanItemRowDto extends TaskRowDto {
  /** ID of the curriculum. `null` for items of this plan only. */
  curriculum_id!: number | null;
  /** ID of the curriculum item. `null` for items of this plan only. */
  curriculum_item_id!: number | null;
  /** Fields changed for this plan. Roll-outs leave them alone. */
  @ApiProperty({ type: 'array', items: { type: 'string' }, example: ['due_at'] })
  personal!: string[];
}

/** An item of a plan, with the permissions of the caller on it and on its task. */
export class PlanItemDto extends Permitted(PlanItemRowDto) {}

/** A curriculum that the plan follows. */
export class PlanCurriculumDto {
  /** ID of the curriculum. */
  id!: number;
  /** Title. */
  title!: string;
  /** Number of the version that the plan follows. */
  @ApiProperty({ type: 'integer', example: 1 })
  version!: number;
  /** Number of the last published version. */
  @ApiProperty({ type: 'integer', example: 2 })
  current_version!: number;
}

/** A week of a plan. */
export class PlanWeekDto {
  /** Week of the programme, from 1. `null` for items without a week. */
  @ApiProperty({ type: 'integer', nullable: true, example: 1 })
  week!: number | null;
  /** Summary of the week. `null` if there is none. */
  summary!: string | null;
  /** Items of the week. */
  items!: PlanItemRowDto[];
}

/** A plan, by week. */
export class PlanFieldsDto {
  /** ID of the mentorship. */
  mentorship_id!: number;
  /** Number that changes with the plan and with each of its tasks. */
  version!: number;
  /** Titles of the curricula, joined. */
  title!: string;
  /** Status of the mentorship. @example active */
  @ApiProperty({ type: String })
  status!: string;
  /** First day. @example 2030-01-07 */
  @ApiProperty({ type: String, format: 'date' })
  start_on!: string;
  /** Last day. @example 2030-04-05 */
  @ApiProperty({ type: String, format: 'date' })
  end_on!: string;
  /** Length in weeks. */
  @ApiProperty({ type: 'integer', example: 12 })
  total_weeks!: number;
  /** The curricula that it follows. */
  curricula!: PlanCurriculumDto[];
  /** Weeks with their items. */
  weeks!: PlanWeekDto[];
}

/** A plan, with the permissions of the caller on it. */
@ApiSchema({ name: 'MentorshipPlan' })
export class PlanDto extends Permitted(PlanFieldsDto) {}

/** Number of tasks by status. */
export class TasksByStatusDto {
  /** Tasks with status `todo`. */
  todo!: number;
  /** Tasks with status `in_progress`. */
  in_progress!: number;
  /** Tasks with status `submitted`. */
  submitted!: number;
  /** Tasks with status `changes_requested`. */
  changes_requested!: number;
  /** Tasks with status `blocked`. */
  blocked!: number;
  /** Tasks with status `done`. */
  done!: number;
  /** Tasks with status `waived`. */
  waived!: number;
  /** Tasks with status `cancelled`. */
  cancelled!: number;
}

/** Progress in numbers of tasks. */
export class TallyDto {
  /** Tasks that count: all but waived and cancelled ones. Tasks left open at the end count. */
  total!: number;
  /** Tasks that are done. */
  done!: number;
  /** Share of the total that is done, rounded down. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  percent!: number;
  /** Tasks that are overdue. */
  overdue!: number;
  /** Required tasks that are neither done nor waived. */
  required_outstanding!: number;
  /** Number of tasks by status. */
  by_status!: TasksByStatusDto;
}

/** Progress in one week. */
export class WeekProgressDto extends TallyDto {
  /** Week of the programme, from 1. `null` for tasks without a week. */
  @ApiProperty({ type: 'integer', nullable: true, example: 1 })
  week!: number | null;
}

/** Progress of a mentorship. */
export class ProgressDto extends TallyDto {
  /** ID of the mentorship. */
  mentorship_id!: number;
  /** Weeks that have tasks. */
  weeks!: WeekProgressDto[];
}
