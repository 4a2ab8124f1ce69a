import { Injectable } from '@nestjs/common';
import { Database, type Page, type PageRequest, orderBy, sql } from '@app/database';
import { ScheduledTask } from '@app/jobs';
import type { JobStatus } from '@app/outbox';

export interface ScheduledTaskQuery extends PageRequest {
  readonly ordering: readonly string[];
}

/** A task with the result of its last run. */
export interface PlannedTask extends Pick<ScheduledTask, 'name' | 'cron' | 'enabled' | 'next_at' | 'last_run_at' | 'version'> {
  readonly last_job_id: string | null;
  readonly last_status: JobStatus | null;
  readonly last_error: string | null;
}

const columns = sql`t.name, t.version, t.cron, t.enabled, t.next_at, t.last_run_at, t.last_job_id::text, o.status AS last_status, o.error AS last_error`;
const withLastRun = sql`scheduled_tasks t LEFT JOIN outbox o ON o.id = t.last_job_id`;
const sortable = { name: sql`t.name`, next_at: sql`t.next_at`, last_run_at: { nullable: sql`t.last_run_at` } };

@Injectable()
export class ScheduledTasksRepository {
  constructor(private readonly db: Database) {}

  list({ ordering, ...page }: ScheduledTaskQuery): Promise<Page<PlannedTask>> {
    return this.db.page({ select: columns, from: withLastRun, where: sql`true`, order: orderBy(ordering, sortable, sql`t.name`) }, page);
  }

  find(name: string): Promise<PlannedTask | undefined> {
    return this.db.row(sql<PlannedTask>`SELECT ${columns} FROM ${withLastRun} WHERE t.name = ${name}`);
  }

  findForUpdate(name: string): Promise<ScheduledTask | null> {
    return this.db.findForUpdate(ScheduledTask, sql`name = ${name}`);
  }

  /** Records a run. The version stays, because this is not a change of the task. */
  async ran({ name }: ScheduledTask, job_id: string): Promise<void> {
    await this.db.rows(sql`UPDATE scheduled_tasks SET last_job_id = ${job_id}, last_run_at = now() WHERE name = ${name}`);
  }

  save(task: ScheduledTask): Promise<void> {
    return this.db.save(task);
  }
}
