import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible } from '@app/auth';
import type { BulkCandidate } from '@app/bulk';
import { expectVersion } from '@app/errors';
import { BulkRemindersService } from '@operations/bulk';
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
export class AskedTaskReminders {
  constructor(
    reminders: BulkRemindersService,
    chosen: TaskBulkRepository,
    private readonly tasks: TasksRepository,
    private readonly reminding: TaskRemindingService,
  ) {
    reminders.declare({
      resource: 'task',
      name: TaskBulkAction.Remind,
      permission: TasksPolicy.remind,
      shapes,
      chosen,
      candidate: taskCandidate,
      check,
      remind: (actor, { id, version }) => this.remind(actor, id, version),
    });
  }

  private async remind(actor: Actor, id: number, version: number): Promise<Task> {
    const task = requireVisible(TasksPolicy.read, actor, await this.tasks.findForUpdate(id, actor));
    authorize(TasksPolicy.remind, actor, task);
    expectVersion(task, version);
    expectInHand(task);
    await this.reminding.remind(actor, task);
    return task;
  }
}

async function shapes() {
  const { NoValuesDto, TaskBulkFilterDto } = await import('./task-bulk.dto');
  return { values: NoValuesDto, filter: TaskBulkFilterDto };
}

function check(actor: Actor, row: BulkCandidate): void {
  const task = factsOf(row);
  authorize(TasksPolicy.remind, actor, task);
  expectInHand(task);
}

/** Throws 409 unless the assignee has to act next. */
function expectInHand(task: Pick<Task, 'status' | 'reviewer_id' | 'started_at'>): void {
  if (!IN_HAND.includes(task.status)) throw new TaskNotMovable(taskMoves.refusedFrom(task));
}
