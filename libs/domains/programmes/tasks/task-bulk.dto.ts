import { OmitType } from '@nestjs/swagger';
import { IsEnum, ValidateIf } from 'class-validator';
import type { Instant } from '@app/database';
import { IsInstant, IsName, IsWhole, Omittable } from '@app/validation';
import { BulkRequestDto } from '@operations/bulk/dto';
import { ListUsersDto } from '@organisation/users/dto';
import { ListTasksDto } from './list-tasks.dto';
import { MOST_DAYS, TaskBulkAction } from './task-bulk';
import { TaskFieldsDto } from './tasks.dto';

const NOT_FILTERS = ['page', 'page_size', 'ordering', 'ids'] as const;

/** An action on many tasks to preview, or the token of a preview to run. */
export class TaskBulkDto extends BulkRequestDto {
  /** Action. `assign` creates the same task for each of many people: `ids` and `filter` are then those of people. @example cancel */
  @Omittable()
  @IsEnum(TaskBulkAction)
  declare action?: TaskBulkAction;
}

/** Filters of the list of tasks. */
export class TaskBulkFilterDto extends OmitType(ListTasksDto, NOT_FILTERS) {}

/** Filters of the list of people. */
export class AssigneeFilterDto extends OmitType(ListUsersDto, NOT_FILTERS) {}

/** No values. */
export class NoValuesDto {}

/** The task that each person gets. */
export class AssignValuesDto extends TaskFieldsDto {
  /** Title of the task. */
  @IsName(200)
  declare title: string;

  /** When the task is due. */
  @IsInstant()
  declare due_at: Instant;
}

/** A new due time for all tasks, or a shift of each. */
export class DueValuesDto {
  /** When the tasks are due. */
  @ValidateIf(({ due_at, shift_days }: DueValuesDto) => due_at !== undefined || shift_days === undefined)
  @IsInstant()
  due_at?: Instant;

  /** Days of 24 hours by which each is moved. Negative ones move it to an earlier time. */
  @Omittable()
  @IsWhole(-MOST_DAYS, MOST_DAYS)
  shift_days?: number;
}
