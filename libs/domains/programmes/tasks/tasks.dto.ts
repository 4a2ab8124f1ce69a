import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { Permitted } from '@app/http';
import { IsDay, IsId, IsInstant, IsName, IsWhole, Moment, Omittable } from '@app/validation';
import { ItemType } from '@programmes/curricula';
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

export class TaskFieldsDto {
  /** @example 'Read the house rules' */
  @Omittable()
  @IsName(200)
  title?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  description?: string | null;

  /** How it is done. */
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  guideline?: string | null;

  /** Of the programme, from 1. */
  @IsOptional()
  @IsWhole(1, WEEKS)
  week?: number | null;

  /** Among the tasks of its week. */
  @Omittable()
  @IsWhole()
  order?: number;

  @Omittable()
  @IsEnum(Priority)
  priority?: Priority;

  @IsOptional()
  @IsDay()
  scheduled_start_on?: string | null;

  @Omittable()
  @IsInstant()
  due_at?: Instant;

  /** Whether its mentorship cannot be completed without it. */
  @Omittable()
  @IsBoolean()
  required?: boolean;

  /** Who reviews it, where that is not whoever gives it or the mentor: an admin says so. */
  @Omittable()
  @IsId()
  reviewer_id?: number;
}

/** What is left out stays, null takes away. */
export class UpdateTaskDto extends TaskFieldsDto {
  /** What has to be done, or need not be, before it can be started: of the same mentorship or, outside of any, of the same assignee. @example [] */
  @Omittable()
  @areTasks()
  prerequisite_ids?: number[];
}

export class AssignTaskDto extends UpdateTaskDto {
  /** @example 'Read the house rules' */
  @IsName(200)
  declare title: string;

  /** Who is to do it. One's own task is personal: nobody reviews it. */
  @IsId()
  assignee_id!: number;

  @IsInstant()
  declare due_at: Instant;

  /** The task that it is a part of: of the same assignee, and no part itself. */
  @Omittable()
  @IsId()
  parent_id?: number;

  /** The mentorship that it is for: its mentor's or its mentee's task. Left out, it stands by itself. */
  @Omittable()
  @IsId()
  mentorship_id?: number;

  @Omittable()
  @IsEnum(ItemType)
  type?: ItemType;
}

export class AssignTasksDto extends TaskFieldsDto {
  /** @example 'Read the house rules' */
  @IsName(200)
  declare title: string;

  @IsInstant()
  declare due_at: Instant;

  /** Who is to do it, each for themselves. @example [1] */
  @areTasks()
  @ArrayMinSize(1)
  assignee_ids!: number[];
}

export class SubtasksDto {
  total!: number;
  done!: number;
}

/** A task in a list. */
export class TaskRowDto {
  id!: number;
  version!: number;
  title!: string;
  description!: string | null;
  guideline!: string | null;
  week!: number | null;
  order!: number;
  /** Korean clients show 상 (high), 중 (medium), 하 (low). */
  priority!: Priority;
  /**
   * Korean clients show 진행 전 (todo), 진행 중 (in_progress), 검토 요청 (submitted), 수정 요청 (changes_requested), 보류 (blocked), 완료 (done),
   * 면제 (waived), 취소 (cancelled).
   */
  status!: TaskStatus;
  /** None of what stands by itself. */
  mentorship_id!: number | null;
  @ApiProperty({ enum: ItemType, enumName: 'ItemType' })
  type!: ItemType;
  /** Whether its mentorship cannot be completed without it. */
  required!: boolean;
  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  prerequisite_ids!: number[];
  /** Something that comes before it is still to be done: it cannot be started. */
  locked!: boolean;
  parent_id!: number | null;
  assignee_id!: number;
  /** @example 김미나 */
  assignee_name!: string;
  assignee!: PersonDto;
  /** None of a personal task. */
  reviewer_id!: number | null;
  reviewer_name!: string | null;
  reviewer!: PersonDto | null;
  /** @example 2030-01-08 */
  scheduled_start_on!: string | null;

  @Moment()
  due_at!: Instant;

  /** Whether its assignee is late with it. */
  overdue!: boolean;

  @Moment({ nullable: true })
  started_at!: Instant | null;

  @Moment({ nullable: true })
  completed_at!: Instant | null;

  blocked_reason!: string | null;
  waived_reason!: string | null;
  /** What has become of its parts. */
  subtasks!: SubtasksDto;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One task, with the caller's permissions on it. */
export class TaskDto extends Permitted(TaskRowDto) {}

/** Everything that was given at once. */
export class AssignedTasksDto {
  results!: TaskRowDto[];
}
