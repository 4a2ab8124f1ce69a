import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsEnum, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { Permitted } from '@app/http';
import { IsDay, IsId, IsInstant, IsName, IsWhole, Moment, Omittable } from '@app/validation';
import { ItemType } from '@programmes/curricula';
import { NamedDocumentDto } from '@programmes/curricula/dto';
import { PersonDto } from '@organisation/users/dto';
import { Priority } from './task.entity';
import { TaskStatus } from './task-status';

const WEEKS = 520;
const AT_ONCE = 100;
const INT4_MAX = 2_147_483_647;

const areTasks = () =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(AT_ONCE),
    ArrayUnique(),
    IsInt({ each: true }),
    Min(1, { each: true }),
    Max(INT4_MAX, { each: true }),
  );

/** Fields of a task that can be set and changed. */
export class TaskFieldsDto {
  /** Title of the task. @example 'Read the house rules' */
  @Omittable()
  @IsName(200)
  title?: string;

  /** Description of the task. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  description?: string | null;

  /** How to do the task. */
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  guideline?: string | null;

  /** Week of the programme, from 1. */
  @IsOptional()
  @IsWhole(1, WEEKS)
  week?: number | null;

  /** Position among the tasks of its week. */
  @Omittable()
  @IsWhole()
  order?: number;

  /** Priority of the task. */
  @Omittable()
  @IsEnum(Priority)
  priority?: Priority;

  /** Day on which work should start. */
  @IsOptional()
  @IsDay()
  scheduled_start_on?: string | null;

  /** When the task is due. */
  @Omittable()
  @IsInstant()
  due_at?: Instant;

  /** True if the mentorship cannot be completed without it. */
  @Omittable()
  @IsBoolean()
  required?: boolean;

  /** ID of the reviewer. Defaults to the assigner or the mentor; only admins can set another. */
  @Omittable()
  @IsId()
  reviewer_id?: number;
}

/** Fields of a task to change. `null` clears a field. */
export class UpdateTaskDto extends TaskFieldsDto {
  /**
   * IDs of tasks that must be done, waived or cancelled before this one can start. Same mentorship, or same assignee if there is none.
   * @example []
   */
  @Omittable()
  @areTasks()
  prerequisite_ids?: number[];
}

/** A new task for one person. */
export class AssignTaskDto extends UpdateTaskDto {
  /** Title of the task. @example 'Read the house rules' */
  @IsName(200)
  declare title: string;

  /** ID of the assignee. Your own task outside a mentorship is personal: nobody reviews it. */
  @IsId()
  assignee_id!: number;

  /** When the task is due. */
  @IsInstant()
  declare due_at: Instant;

  /** ID of the parent task. Same assignee, and not a subtask itself. */
  @Omittable()
  @IsId()
  parent_id?: number;

  /** ID of the mentorship. The assignee must be its mentor or its mentee. */
  @Omittable()
  @IsId()
  mentorship_id?: number;

  /** Type of the task. Defaults to `task`. */
  @Omittable()
  @IsEnum(ItemType)
  type?: ItemType;
}

/** Number of subtasks. */
export class SubtasksDto {
  /** Number of all subtasks. */
  total!: number;
  /** Number of subtasks that are done. */
  done!: number;
}

/** A task in a list. */
export class TaskRowDto {
  id!: number;
  version!: number;
  /** Title of the task. */
  title!: string;
  /** Description of the task. `null` if there is none. */
  description!: string | null;
  /** How to do the task. `null` if there is none. */
  guideline!: string | null;
  /** Week of the programme, from 1. `null` for tasks without a week. */
  week!: number | null;
  /** Position among the tasks of its week. */
  order!: number;
  /** Priority of the task. Korean clients show 상 (high), 중 (medium), 하 (low). */
  priority!: Priority;
  /**
   * Status of the task. Korean clients show 진행 전 (todo), 진행 중 (in_progress), 검토 요청 (submitted), 수정 요청 (changes_requested), 보류 (blocked),
   * 완료 (done), 면제 (waived), 취소 (cancelled).
   */
  status!: TaskStatus;
  /** ID of the mentorship. `null` for tasks outside a mentorship. */
  mentorship_id!: number | null;
  /** Type of the task. */
  @ApiProperty({ enum: ItemType, enumName: 'ItemType' })
  type!: ItemType;
  /** True if the mentorship cannot be completed without it. */
  required!: boolean;
  /** IDs of tasks that must be done, waived or cancelled before this one can start. */
  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  prerequisite_ids!: number[];
  /** ID of the document to read for it, as the curriculum names it. `null` without one. */
  document_id!: number | null;
  /** True if a prerequisite is unfinished: the task cannot be started. */
  locked!: boolean;
  /** ID of the parent task. `null` if it is no subtask. */
  parent_id!: number | null;
  /** ID of the assignee. */
  assignee_id!: number;
  /** Name of the assignee. @example 김미나 */
  assignee_name!: string;
  /** Person who does the task. */
  assignee!: PersonDto;
  /** ID of the reviewer. `null` if nobody reviews the task. */
  reviewer_id!: number | null;
  /** Name of the reviewer. */
  reviewer_name!: string | null;
  /** Reviewer of the task. `null` if nobody reviews it. */
  reviewer!: PersonDto | null;
  /** Day on which work should start. `null` if not planned. @example 2030-01-08 */
  scheduled_start_on!: string | null;

  /** When the task is due. */
  @Moment()
  due_at!: Instant;

  /** True if it is past due and neither submitted nor finished. */
  overdue!: boolean;

  /** When work on it started. `null` until then. */
  @Moment({ nullable: true })
  started_at!: Instant | null;

  /** When it was done. `null` until then. */
  @Moment({ nullable: true })
  completed_at!: Instant | null;

  /** Why it is blocked. `null` unless blocked. */
  blocked_reason!: string | null;
  /** Why it was waived. `null` unless waived. */
  waived_reason!: string | null;
  /** Number of subtasks, and how many are done. */
  subtasks!: SubtasksDto;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A task in a column of a board, with the caller's permissions on it. */
export class BoardTaskDto extends Permitted(TaskRowDto) {}

/** A task with the caller's permissions on it. */
export class TaskDto extends Permitted(TaskRowDto) {
  /** The document to read for it. `null` without one, and if you may not read it. */
  document!: NamedDocumentDto | null;
}
