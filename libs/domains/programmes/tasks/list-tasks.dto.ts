import { IsBoolean } from 'class-validator';
import { OmitType } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { AfterFilter, BeforeFilter, EnumFilter, IdFilter, IdsListDto, Ordering, PersonFilter } from '@app/http';
import { IsLine, IsWhole, Omittable } from '@app/validation';
import { ItemType } from '@programmes/curricula';
import { Priority } from './task.entity';
import { TaskStatus } from './task-status';

const WEEKS = 520;

/** Filters and order of the list of tasks. */
export class ListTasksDto extends IdsListDto {
  /** Text in the title or the description. @example 악보 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only tasks assigned to these people. */
  @PersonFilter()
  assignee_id?: number[];

  /** Only tasks that these people review. */
  @PersonFilter()
  reviewer_id?: number[];

  /** Only tasks of people in these departments or their subdepartments. */
  @IdFilter()
  department_id?: number[];

  /** Only subtasks of these tasks. */
  @IdFilter()
  parent_id?: number[];

  /** Only tasks of these mentorships. */
  @IdFilter()
  mentorship_id?: number[];

  /** Only tasks of these types. */
  @EnumFilter({ ItemType })
  type?: ItemType[];

  /** True: only tasks that their mentorship requires. False: only others. */
  @Omittable()
  @IsBoolean()
  required?: boolean;

  /** True: only tasks with an unfinished prerequisite. False: only others. */
  @Omittable()
  @IsBoolean()
  locked?: boolean;

  /** Only tasks in these states. */
  @EnumFilter({ TaskStatus })
  status?: TaskStatus[];

  /** Only tasks of these priorities. */
  @EnumFilter({ Priority })
  priority?: Priority[];

  /** Only tasks of this week of the programme, from 1. */
  @Omittable()
  @IsWhole(1, WEEKS)
  week?: number;

  /** Only tasks due at this time or later. */
  @AfterFilter()
  due_after?: Instant;

  /** Only tasks due before this time. */
  @BeforeFilter()
  due_before?: Instant;

  /** Only tasks completed at this time or later. */
  @AfterFilter()
  completed_after?: Instant;

  /** Only tasks completed before this time. */
  @BeforeFilter()
  completed_before?: Instant;

  /** True: only overdue tasks (past due, neither submitted nor finished). False: only others. */
  @Omittable()
  @IsBoolean()
  overdue?: boolean;

  @Ordering('due_at', 'created_at', 'updated_at', 'title', 'priority', 'status', 'week', 'order', 'scheduled_start_on', 'completed_at')
  ordering: string[] = ['due_at'];
}

/** Filters and order of the caller's own tasks: `assignee_id` is refused. */
export class ListMyTasksDto extends OmitType(ListTasksDto, ['assignee_id'] as const) {}
