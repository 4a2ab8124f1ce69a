import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, authorize } from '@app/auth';
import { Database, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import type { ScheduledTask } from '@app/jobs';
import type { QueueName } from '@app/outbox';
import { type Job, JobsService } from '@operations/jobs';
import { ScheduledTaskRunning } from './scheduled-tasks.errors';
import { SCHEDULED_TASK } from './nouns';
import { ScheduledTasksPolicy, isIdle, stateOf } from './scheduled-tasks.policy';
import { type PlannedTask, type ScheduledTaskQuery, ScheduledTasksRepository } from './scheduled-tasks.repository';

@Injectable()
export class ScheduledTasksService {
  constructor(
    private readonly tasks: ScheduledTasksRepository,
    private readonly jobs: JobsService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  async list(actor: Actor, query: ScheduledTaskQuery): Promise<Page<PlannedTask>> {
    authorize(ScheduledTasksPolicy.read, actor);
    return this.tasks.list(query);
  }

  async get(actor: Actor, name: string): Promise<PlannedTask> {
    authorize(ScheduledTasksPolicy.read, actor);
    return found(await this.tasks.find(name));
  }

  /** Runs the task now, even if it is disabled. */
  run(actor: Actor, name: string): Promise<Job> {
    authorize(ScheduledTasksPolicy.run, actor);
    return this.db.transaction(async () => {
      const task = found(await this.tasks.findForUpdate(name));
      if (!isIdle(stateOf(await this.tasks.find(name)))) throw new ScheduledTaskRunning();
      const job = await this.jobs.begin(actor, { queue: task.queue as QueueName, name }, {});
      await this.tasks.ran(task, job.id);
      return job;
    });
  }

  async update(
    actor: Actor,
    name: string,
    change: Partial<Pick<ScheduledTask, 'enabled'>>,
    expected?: ExpectedVersion,
  ): Promise<PlannedTask> {
    authorize(ScheduledTasksPolicy.update, actor);
    await this.db.transaction(async () => {
      const task = found(await this.tasks.findForUpdate(name));
      expectVersion(task, expected);
      Object.assign(task, change);
      await this.tasks.save(task);
      this.audit.record(actor, 'scheduled_task.update', task);
    });
    return this.get(actor, name);
  }
}

function found<T>(task: T | null | undefined): T {
  if (!task) throw new NotFound(SCHEDULED_TASK);
  return task;
}
