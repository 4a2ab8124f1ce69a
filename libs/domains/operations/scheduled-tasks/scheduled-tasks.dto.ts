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

export class UpdateScheduledTaskDto {
  /** Switched off, it is left out when it is due. @example false */
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;
}

export class ScheduledTaskRowDto {
  /** @example purge_outbox */
  name!: string;

  /** In UTC; six fields begin with seconds. @example 17 * * * * */
  cron!: string;

  enabled!: boolean;

  @Moment()
  next_at!: Instant;

  @Moment({ nullable: true })
  last_run_at!: Instant | null;

  last_job_id!: string | null;

  /** How the last run went; none before the first, and when its job has been purged. */
  @ApiProperty({ enum: JobStatus, enumName: 'JobStatus', nullable: true })
  last_status!: JobStatus | null;

  last_error!: string | null;

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
