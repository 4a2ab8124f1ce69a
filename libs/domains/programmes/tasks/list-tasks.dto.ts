import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsEnum } from 'class-validator';
import type { Instant } from '@app/database';
import { IsId, IsInstant, IsLine, IsWhole, ListDto, Omittable, Ordering } from '@app/http';
import { ItemType } from '@programmes/curricula';
import { Priority } from './task.entity';
import { TaskStatus } from './task-status';

const WEEKS = 520;
const Flag = () => Transform(({ value }: { value: unknown }) => ({ true: true, false: false })[String(value)] ?? value);

export class ListTasksDto extends ListDto {
  /** In the title or the description. @example 악보 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only this person's. */
  @Type(() => Number)
  @Omittable()
  @IsId()
  assignee_id?: number;

  /** Only those that this person reviews. */
  @Type(() => Number)
  @Omittable()
  @IsId()
  reviewer_id?: number;

  /** Only the parts of this task. */
  @Type(() => Number)
  @Omittable()
  @IsId()
  parent_id?: number;

  /** Only those of this mentorship. */
  @Type(() => Number)
  @Omittable()
  @IsId()
  mentorship_id?: number;

  @Omittable()
  @IsEnum(ItemType)
  type?: ItemType;

  /** Whether its mentorship cannot be completed without it. */
  @Flag()
  @Omittable()
  @IsBoolean()
  required?: boolean;

  /** Whether something that comes before it is still to be done. */
  @Flag()
  @Omittable()
  @IsBoolean()
  locked?: boolean;

  /** Only tasks in this state. */
  @Omittable()
  @IsEnum(TaskStatus)
  status?: TaskStatus;

  @Omittable()
  @IsEnum(Priority)
  priority?: Priority;

  @Type(() => Number)
  @Omittable()
  @IsWhole(1, WEEKS)
  week?: number;

  /** Due at this moment or later. */
  @Omittable()
  @IsInstant()
  due_after?: Instant;

  /** Due before this moment. */
  @Omittable()
  @IsInstant()
  due_before?: Instant;

  /** Whether its assignee is late with it. */
  @Flag()
  @Omittable()
  @IsBoolean()
  overdue?: boolean;

  @Ordering('due_at', 'created_at', 'updated_at', 'title', 'priority', 'status', 'week', 'order', 'scheduled_start_on')
  ordering: string[] = ['due_at'];
}
