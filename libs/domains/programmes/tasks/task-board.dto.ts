import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsEnum, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Omittable } from '@app/validation';
import { ListTasksDto } from './list-tasks.dto';
import { BoardTaskDto } from './tasks.dto';
import { BoardGrouping, TaskGrouping } from './task-grouping';
import { TaskStatus } from './task-status';

/** Keys of columns: a state, a week, or `none` for tasks without a week. */
export const COLUMN = new RegExp(`^(${Object.values(TaskStatus).join('|')}|none|[1-9][0-9]{0,2})$`);

const ON_NO_PAGE = ['page', 'page_size', 'ordering'] as const;

/** Filters of a board, and the column to read on. */
export class TaskBoardQueryDto extends OmitType(ListTasksDto, ON_NO_PAGE) {
  /** The field that the columns stand for. */
  @ApiProperty({ enum: BoardGrouping, enumName: 'BoardGrouping', required: false, default: BoardGrouping.Status })
  @IsEnum(BoardGrouping)
  group_by: BoardGrouping = BoardGrouping.Status;

  /** Only this column: a state, a week, or `none`. @example todo */
  @Omittable()
  @Matches(COLUMN)
  column?: string;

  /** `next_cursor` of the column. Needs `column`. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** Filters of the tasks to count. */
export class CountTasksDto extends OmitType(ListTasksDto, ON_NO_PAGE) {
  /** The field to count by. `department_id` is that of the assignee. */
  @ApiProperty({ enum: TaskGrouping, enumName: 'TaskGrouping' })
  @IsEnum(TaskGrouping)
  group_by!: TaskGrouping;
}

/** A column of a board. */
export class BoardColumnDto {
  /** A state, a week, or `none`: what `column` takes. @example todo */
  column!: string;
  /** Number of tasks in the column, at most 10,000. */
  count!: number;
  /** True if there are more than that. */
  count_capped!: boolean;
  /** `cursor` of the next rows. `null` if there are none. */
  next_cursor!: string | null;

  /** The first 50 tasks: open ones by due time, finished ones last due first. */
  @ApiProperty({ type: [BoardTaskDto] })
  results!: BoardTaskDto[];
}

/** Tasks in columns. */
export class TaskBoardDto {
  /** All states; or the weeks that have tasks, at most 60, and at last `none`. */
  columns!: BoardColumnDto[];
}
