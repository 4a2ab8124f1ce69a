import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { type Notice, Notices } from '@app/notices';
import { TaskPeopleRepository } from './task-people.repository';
import {
  ReviewBecameOverdue,
  TaskApproved,
  TaskAssigned,
  TaskChangesRequested,
  TaskCommented,
  TaskReminded,
  TaskSubmitted,
} from './tasks.events';
import {
  REVIEW_WAITING,
  TASK_APPROVED,
  TASK_ASSIGNED,
  TASK_CHANGES_REQUESTED,
  TASK_COMMENTED,
  TASK_REMINDED,
  TASK_SUBMITTED,
} from './tasks.notifications';

/** Tells people of events about their tasks. */
@Injectable()
export class TaskNoticesListeners {
  constructor(
    private readonly notices: Notices,
    private readonly people: TaskPeopleRepository,
  ) {}

  @On(TaskAssigned, 'TaskAssigned:TaskNoticesListeners.assigned')
  async assigned(event: TaskAssigned, run: Run): Promise<void> {
    await this.tell(TASK_ASSIGNED, event, run, [event.assignee_id]);
  }

  @On(TaskSubmitted, 'TaskSubmitted:TaskNoticesListeners.submitted')
  async submitted(event: TaskSubmitted, run: Run): Promise<void> {
    await this.tell(TASK_SUBMITTED, event, run, await this.people.reviewersOf(event.task_id));
  }

  @On(TaskApproved, 'TaskApproved:TaskNoticesListeners.approved')
  async approved(event: TaskApproved, run: Run): Promise<void> {
    await this.tell(TASK_APPROVED, event, run, [event.assignee_id]);
  }

  @On(TaskChangesRequested, 'TaskChangesRequested:TaskNoticesListeners.changesRequested')
  async changesRequested(event: TaskChangesRequested, run: Run): Promise<void> {
    await this.tell(TASK_CHANGES_REQUESTED, event, run, [event.assignee_id]);
  }

  @On(TaskCommented, 'TaskCommented:TaskNoticesListeners.commented')
  async commented(event: TaskCommented, run: Run): Promise<void> {
    await this.tell(TASK_COMMENTED, event, run, await this.people.discussing(event.task_id));
  }

  @On(TaskReminded, 'TaskReminded:TaskNoticesListeners.reminded')
  async reminded(event: TaskReminded, run: Run): Promise<void> {
    await this.tell(TASK_REMINDED, event, run, [event.assignee_id]);
  }

  @On(ReviewBecameOverdue, 'ReviewBecameOverdue:TaskNoticesListeners.reviewWaiting')
  async reviewWaiting(event: ReviewBecameOverdue, run: Run): Promise<void> {
    await this.tell(REVIEW_WAITING, event, run, await this.people.reviewersOf(event.task_id));
  }

  /** An event of the version before names no actor. */
  private tell(
    notice: Notice,
    { task_id, actor_id = null }: Pick<TaskAssigned, 'task_id' | 'actor_id'>,
    { id }: Run,
    people: readonly (number | null)[],
  ): Promise<void> {
    const drafts = people.flatMap((user_id) => (user_id === null ? [] : { user_id, actor_id, resource_id: task_id }));
    return this.notices.plan(notice, id, drafts);
  }
}
