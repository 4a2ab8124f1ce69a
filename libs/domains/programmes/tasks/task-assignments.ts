import { Injectable } from '@nestjs/common';
import { type Actor, Role, forbidden } from '@app/auth';
import {
  type BulkAction,
  BulkActions,
  type BulkCandidate,
  type BulkDone,
  type BulkOutcome,
  type BulkSelection,
  type BulkTarget,
} from '@app/bulk';
import { TaskBulkAction } from './task-bulk';
import { type ChosenAssignee, TaskBulkRepository } from './task-bulk.repository';
import type { NewTask } from './task.entity';
import { TasksPolicy } from './tasks.policy';
import { TasksService } from './tasks.service';

type Assignee = Pick<NewTask, 'assignee_id'>;

/** Creates the same task for each of many people. Undone, the tasks are deleted, if nobody has started one. */
@Injectable()
export class TaskAssignments implements BulkAction<Omit<NewTask, 'assignee_id'>> {
  readonly resource = 'task';
  readonly selects = 'user';
  readonly name = TaskBulkAction.Assign;
  readonly permission = TasksPolicy.create;
  readonly reverse = {
    versionsOf: (actor: Actor, rows: readonly BulkDone[]) => this.chosen.versionsOf(actor, rows),
    restore: (actor: Actor, { resource_id, version }: BulkDone) => this.tasks.remove(actor, resource_id, version),
  };

  constructor(
    actions: BulkActions,
    private readonly chosen: TaskBulkRepository,
    private readonly tasks: TasksService,
  ) {
    actions.register(this);
  }

  async shapes() {
    const { AssignValuesDto, AssigneeFilterDto } = await import('./task-bulk.dto');
    return { values: AssignValuesDto, filter: AssigneeFilterDto };
  }

  async find(actor: Actor, { ids, filter }: BulkSelection, { limit }: { readonly limit: number }): Promise<BulkCandidate[]> {
    const people = await this.chosen.findAssignees(actor, { ...filter, ids }, limit);
    return people.map((person) => ({
      ...{ resource_id: null, version: null, chosen_id: person.id, label: person.name, facts: person },
      input: { assignee_id: person.id } satisfies Assignee,
    }));
  }

  /** Mentors assign tasks to themselves and to their mentees, and mentees to themselves. */
  check(actor: Actor, { facts }: BulkCandidate): void {
    const { id, is_mentee } = facts as ChosenAssignee;
    if (id === actor.id || actor.role === Role.Admin) return;
    if (actor.role === Role.Mentee || !is_mentee) throw forbidden(TasksPolicy.create);
  }

  async perform(actor: Actor, { input }: BulkTarget, values: Omit<NewTask, 'assignee_id'>): Promise<BulkOutcome> {
    const { id, version } = await this.tasks.assign(actor, { ...values, ...(input as Assignee) });
    return { resource_id: Number(id), version };
  }
}
