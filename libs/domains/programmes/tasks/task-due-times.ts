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
import { type Instant, instant } from '@app/database';
import { NotFound, ValidationFailed } from '@app/errors';
import { TASK } from './nouns';
import { TaskBulkAction } from './task-bulk';
import { TaskBulkRepository } from './task-bulk.repository';
import { factsOf, taskCandidate } from './task-candidates';
import { TasksPolicy } from './tasks.policy';
import { TasksRepository } from './tasks.repository';
import { TasksService } from './tasks.service';

const DAY_MS = 24 * 60 * 60_000;
const ONE_OF_TWO = { en: 'must not be given with shift_days', ko: 'shift_days와 함께 보낼 수 없습니다' };

/** Either the same due time for all, or a shift of each. */
interface DueValues {
  readonly due_at?: Instant;
  readonly shift_days?: number;
}

/** Sets or shifts the due times of many tasks. */
@Injectable()
export class TaskDueTimes implements BulkAction<DueValues> {
  readonly resource = 'task';
  readonly name = TaskBulkAction.SetDue;
  readonly permission = TasksPolicy.update;
  readonly reverse = {
    versionsOf: (actor: Actor, rows: readonly BulkDone[]) => this.chosen.versionsOf(actor, rows),
    restore: async (actor: Actor, { resource_id, version, before }: BulkDone) =>
      void (await this.changes.update(actor, resource_id, before as DueValues, version)),
  };

  constructor(
    actions: BulkActions,
    private readonly chosen: TaskBulkRepository,
    private readonly tasks: TasksRepository,
    private readonly changes: TasksService,
  ) {
    actions.register(this);
  }

  async shapes() {
    const { DueValuesDto, TaskBulkFilterDto } = await import('./task-bulk.dto');
    return { values: DueValuesDto, filter: TaskBulkFilterDto };
  }

  async find(
    actor: Actor,
    { ids, filter }: BulkSelection,
    { values, limit }: { readonly values: DueValues; readonly limit: number },
  ): Promise<BulkCandidate[]> {
    if (values.due_at !== undefined && values.shift_days !== undefined)
      throw new ValidationFailed([{ field: 'values.due_at', message: ONE_OF_TWO }]);
    return (await this.chosen.find(actor, { ...filter, ids }, limit)).map(taskCandidate);
  }

  check(actor: Actor, row: BulkCandidate): void {
    authorize(TasksPolicy.update, actor, factsOf(row));
  }

  async perform(actor: Actor, { resource_id, version }: BulkTarget, { due_at, shift_days = 0 }: DueValues): Promise<BulkOutcome> {
    const task = await this.tasks.findForUpdate(resource_id!, actor);
    if (!task) throw new NotFound(TASK);
    const before = { due_at: task.due_at };
    const due = due_at ?? instant(new Date(Date.parse(task.due_at) + shift_days * DAY_MS));
    const changed = await this.changes.update(actor, task.id, { due_at: due }, version!);
    return { resource_id: task.id, version: changed.version, before };
  }
}
