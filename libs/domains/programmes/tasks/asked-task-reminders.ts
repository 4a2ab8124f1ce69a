import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible } from '@app/auth';
import { type BulkAction, BulkActions, type BulkCandidate, type BulkOutcome, type BulkSelection, type BulkTarget } from '@app/bulk';
import { expectVersion } from '@app/errors';
import { TaskBulkAction } from './task-bulk';
import { TaskBulkRepository } from './task-bulk.repository';
import { factsOf, taskCandidate } from './task-candidates';
import { TaskRemindingService } from './task-reminding.service';
import { IN_HAND, taskMoves } from './task-status';
import type { Task } from './task.entity';
import { TaskNotMovable } from './tasks.errors';
import { TasksPolicy } from './tasks.policy';
import { TasksRepository } from './tasks.repository';

/** Reminds the assignees of many tasks, at most once a day each. The tasks do not change. */
@Injectable()
export class AskedTaskReminders implements BulkAction {
  readonly resource = 'task';
  readonly name = TaskBulkAction.Remind;
  readonly permission = TasksPolicy.remind;

  constructor(
    actions: BulkActions,
    private readonly chosen: TaskBulkRepository,
    private readonly tasks: TasksRepository,
    private readonly reminding: TaskRemindingService,
  ) {
    actions.register(this);
  }

  async shapes() {
    const { NoValuesDto, TaskBulkFilterDto } = await import('./task-bulk.dto');
    return { values: NoValuesDto, filter: TaskBulkFilterDto };
  }

  async find(actor: Actor, { ids, filter }: BulkSelection, { limit }: { readonly limit: number }): Promise<BulkCandidate[]> {
    return (await this.chosen.find(actor, { ...filter, ids }, limit)).map(taskCandidate);
  }

  check(actor: Actor, row: BulkCandidate): void {
    const task = factsOf(row);
    authorize(TasksPolicy.remind, actor, task);
    expectInHand(task);
  }

  async perform(actor: Actor, { resource_id, version }: BulkTarget): Promise<BulkOutcome> {
    const task = requireVisible(TasksPolicy.read, actor, await this.tasks.findForUpdate(resource_id!, actor));
    authorize(TasksPolicy.remind, actor, task);
    expectVersion(task, version!);
    expectInHand(task);
    await this.reminding.remind(actor, task);
    return { resource_id: task.id, version: task.version };
  }
}

/** Throws 409 unless the assignee has to act next. */
function expectInHand(task: Pick<Task, 'status' | 'reviewer_id' | 'started_at'>): void {
  if (!IN_HAND.includes(task.status)) throw new TaskNotMovable(taskMoves.refusedFrom(task));
}
