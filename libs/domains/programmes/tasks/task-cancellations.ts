import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import {
  type BulkAction,
  BulkActions,
  type BulkCandidate,
  type BulkDone,
  type BulkOutcome,
  type BulkSelection,
  type BulkTarget,
} from '@app/bulk';
import { NotFound } from '@app/errors';
import { TASK } from './nouns';
import { TaskBulkAction } from './task-bulk';
import { TaskBulkRepository } from './task-bulk.repository';
import { factsOf, taskCandidate } from './task-candidates';
import { TaskMovesService } from './task-moves.service';
import { taskDestination, taskMoves } from './task-status';
import type { TaskBefore } from './task.entity';
import { TaskNotMovable } from './tasks.errors';
import { TasksPolicy } from './tasks.policy';
import { TasksRepository } from './tasks.repository';

/** Cancels many tasks. Undone, each is again as it was. */
@Injectable()
export class TaskCancellations implements BulkAction {
  readonly resource = 'task';
  readonly name = TaskBulkAction.Cancel;
  readonly permission = TasksPolicy.cancel;
  readonly reverse = {
    versionsOf: (actor: Actor, rows: readonly BulkDone[]) => this.chosen.versionsOf(actor, rows),
    restore: (actor: Actor, { resource_id, version, before }: BulkDone) =>
      this.moves.uncancel(actor, resource_id, before as TaskBefore, version),
  };

  constructor(
    actions: BulkActions,
    private readonly chosen: TaskBulkRepository,
    private readonly tasks: TasksRepository,
    private readonly moves: TaskMovesService,
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
    authorize(TasksPolicy.cancel, actor, task);
    if (!taskDestination('cancel', task)) throw new TaskNotMovable(taskMoves.refusedFrom(task));
  }

  async perform(actor: Actor, { resource_id, version }: BulkTarget): Promise<BulkOutcome> {
    const task = await this.tasks.findForUpdate(resource_id!, actor);
    if (!task) throw new NotFound(TASK);
    const { status, blocked_reason } = task;
    const cancelled = await this.moves.move(actor, task.id, { move: 'cancel', expected: version! });
    return { resource_id: task.id, version: cancelled.version, before: { status, blocked_reason } satisfies TaskBefore };
  }
}
