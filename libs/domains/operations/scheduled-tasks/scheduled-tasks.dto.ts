import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { type Actor, permissionsOn } from '@app/auth';
import type { Instant } from '@app/database';
import { ListDto, Ordering, Permitted } from '@app/http';
import { Moment } from '@app/validation';
import { JobStatus } from '@app/outbox';
import { ScheduledTasksPolicy, stateOf } from './scheduled-tasks.policy';
import type { PlannedTask } from './scheduled-tasks.repository';

export class ListScheduledTasksDto extends ListDto {
  @Ordering('name', 'next_at', 'last_run_at')
  ordering: string[] = ['name'];
}

/** Changes of a scheduled task. */
export class UpdateScheduledTaskDto {
  /** False to skip its runs when they are due. @example false */
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;
}

/** A task that runs on a schedule. */
export class ScheduledTaskRowDto {
  /** Name of the task. @example purge_outbox */
  name!: string;

  /** In UTC; six fields begin with seconds. @example 17 * * * * */
  cron!: string;

  /** False if due runs are skipped. */
  enabled!: boolean;

  /** When it runs next. */
  @Moment()
  next_at!: Instant;

  /** When it last ran. `null` before the first run. */
  @Moment({ nullable: true })
  last_run_at!: Instant | null;

  /** Job of the last run. `null` before the first run. */
  last_job_id!: string | null;

  /** Status of the last run. `null` before the first one and after its job was purged. */
  @ApiProperty({ enum: JobStatus, enumName: 'JobStatus', nullable: true })
  last_status!: JobStatus | null;

  /** Why the last run failed. `null` if it did not. */
  last_error!: string | null;

  /** Version for `If-Match`. */
  version!: number;
}

/** One scheduled task, with the caller's permissions on it. */
export class ScheduledTaskDto extends Permitted(ScheduledTaskRowDto) {
  static from(task: PlannedTask, actor: Actor): ScheduledTaskDto {
    const { name, cron, enabled, next_at, last_run_at, last_job_id, last_status, last_error, version } = task;
    const row = { name, cron, enabled, next_at, last_run_at, last_job_id, last_status, last_error, version };
    return { ...row, ...permissionsOn(actor, ScheduledTasksPolicy.read.resource, stateOf(task)) };
  }
}
