import { IsBoolean } from 'class-validator';
import { OmitType } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { AfterFilter, BeforeFilter, EnumFilter, IdFilter, IdsListDto, Ordering, PersonFilter } from '@app/http';
import { IsLine, IsWhole, Omittable } from '@app/validation';
import { ItemType } from '@programmes/curricula';
import { Priority } from './task.entity';
import { TaskStatus } from './task-status';

const WEEKS = 520;

export class ListTasksDto extends IdsListDto {
  /** In the title or the description. @example 악보 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only the tasks of these people. */
  @PersonFilter()
  assignee_id?: number[];

  /** Only the tasks that these people review. */
  @PersonFilter()
  reviewer_id?: number[];

  /** Only tasks of people in these departments or in any department beneath them. */
  @IdFilter()
  department_id?: number[];

  /** Only the parts of these tasks. */
  @IdFilter()
  parent_id?: number[];

  /** Only the tasks of these mentorships. */
  @IdFilter()
  mentorship_id?: number[];

  @EnumFilter({ ItemType })
  type?: ItemType[];

  /** Whether its mentorship cannot be completed without it. */
  @Omittable()
  @IsBoolean()
  required?: boolean;

  /** Whether something that comes before it is still to be done. */
  @Omittable()
  @IsBoolean()
  locked?: boolean;

  /** Only tasks in one of these states. */
  @EnumFilter({ TaskStatus })
  status?: TaskStatus[];

  @EnumFilter({ Priority })
  priority?: Priority[];

  @Omittable()
  @IsWhole(1, WEEKS)
  week?: number;

  /** Due at this moment or later. */
  @AfterFilter()
  due_after?: Instant;

  /** Due before this moment. */
  @BeforeFilter()
  due_before?: Instant;

  /** Completed at this moment or later. */
  @AfterFilter()
  completed_after?: Instant;

  /** Completed before this moment. */
  @BeforeFilter()
  completed_before?: Instant;

  /** Whether its assignee is late with it. */
  @Omittable()
  @IsBoolean()
  overdue?: boolean;

  @Ordering('due_at', 'created_at', 'updated_at', 'title', 'priority', 'status', 'week', 'order', 'scheduled_start_on', 'completed_at')
  ordering: string[] = ['due_at'];
}

/** The caller is the assignee: another one is refused. */
export class ListMyTasksDto extends OmitType(ListTasksDto, ['assignee_id'] as const) {}
