import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit } from '@app/audit';
import { publicChangesOf } from '@app/database';
import { PlannedTasksRepository } from './planned-tasks.repository';
import type { Task } from './task.entity';

type Somebody = Pick<Actor, 'id'> | null;

/** Creates and changes the tasks of whole mentorships for plans. The caller opens the transaction. */
@Injectable()
export class PlannedTasksService {
  constructor(
    private readonly tasks: PlannedTasksRepository,
    private readonly audit: Audit,
  ) {}

  /** All tasks of these mentorships, without a lock. */
  look(mentorship_ids: readonly number[]): Promise<Task[]> {
    return this.tasks.find(mentorship_ids);
  }

  /** All tasks of these mentorships, locked until the transaction ends. */
  findForUpdate(mentorship_ids: readonly number[]): Promise<Task[]> {
    return this.tasks.findForUpdate(mentorship_ids);
  }

  reserve(count: number): Promise<readonly number[]> {
    return count === 0 ? Promise.resolve([]) : this.tasks.reserve(count);
  }

  async give(actor: Somebody, tasks: readonly Task[]): Promise<void> {
    if (tasks.length > 0) await this.tasks.add(tasks);
    for (const task of tasks) this.audit.record(actor, 'task.assign', task);
  }

  /** Saves the changed ones of these locked tasks, and returns their number. */
  async save(actor: Somebody, action: `task.${string}`, tasks: readonly Task[]): Promise<number> {
    const changed = tasks.filter((task) => Object.keys(publicChangesOf(task)).length > 0);
    if (changed.length > 0) await this.tasks.save(changed);
    for (const task of changed) this.audit.record(actor, action, task);
    return changed.length;
  }

  /** Cancels the open ones of these tasks. `resume` reopens exactly those. */
  async close(tasks: readonly Task[]): Promise<void> {
    const submitted = tasks.filter(({ isWaitingForReview }) => isWaitingForReview).map(({ id }) => id);
    for (const task of tasks) task.close();
    await this.save(null, 'task.close', tasks);
    if (submitted.length > 0) await this.tasks.closeSubmissions(submitted);
  }

  async resume(tasks: readonly Task[]): Promise<void> {
    for (const task of tasks) task.resume();
    await this.save(null, 'task.resume', tasks);
  }
}
