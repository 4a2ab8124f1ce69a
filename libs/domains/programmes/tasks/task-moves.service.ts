import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, type JsonResource } from '@app/database';
import type { HandedDocument } from '@app/document-links';
import { type ExpectedVersion, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import type { Task, TaskBefore } from './task.entity';
import { TaskReviewsService } from './task-reviews.service';
import type { TaskMove, TaskStatus } from './task-status';
import {
  TaskApproved,
  TaskBlocked,
  TaskCancelled,
  TaskChangesRequested,
  TaskCompleted,
  type TaskNews,
  TaskReopened,
  TaskStarted,
  TaskSubmitted,
  TaskUnblocked,
  TaskWaived,
  taskIds,
} from './tasks.events';
import { MentorshipOver, TaskLocked } from './tasks.errors';
import { TasksPolicy } from './tasks.policy';
import { TasksRepository } from './tasks.repository';
import { TasksService } from './tasks.service';
import type { TaskView } from './tasks.view';

const NEWS: Readonly<Record<TaskMove, TaskNews>> = {
  start: TaskStarted,
  submit: TaskSubmitted,
  approve: TaskApproved,
  request_changes: TaskChangesRequested,
  block: TaskBlocked,
  unblock: TaskUnblocked,
  waive: TaskWaived,
  cancel: TaskCancelled,
  reopen: TaskReopened,
};

/** Texts that come with a move: the reason of block or waive, the submitted work, or the note of the reviewer. */
export interface TaskMoveDetails {
  readonly reason?: string;
  readonly text?: string;
  readonly link?: string;
  readonly document?: HandedDocument;
  readonly note?: string;
}

export interface TaskMoveRequest extends TaskMoveDetails {
  readonly move: TaskMove;
  readonly expected?: ExpectedVersion;
}

@Injectable()
export class TaskMovesService {
  constructor(
    private readonly tasks: TasksRepository,
    private readonly views: TasksService,
    private readonly reviews: TaskReviewsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  move(actor: Actor, id: number, request: TaskMoveRequest): Promise<JsonResource<TaskView>> {
    return this.db.transaction(async () => {
      await this.moved(actor, requireVisible(TasksPolicy.read, actor, await this.tasks.findForUpdate(id, actor)), request);
      return this.views.get(actor, id);
    });
  }

  /** Makes the move that leads to `status`. */
  moveTo(
    actor: Actor,
    id: number,
    status: TaskStatus,
    words: TaskMoveDetails & { expected?: ExpectedVersion },
  ): Promise<JsonResource<TaskView>> {
    return this.db.transaction(async () => {
      const task = requireVisible(TasksPolicy.read, actor, await this.tasks.findForUpdate(id, actor));
      authorize(TasksPolicy.move, actor, task);
      expectVersion(task, words.expected);
      await this.moved(actor, task, { ...words, move: task.moveTo(status) });
      return this.views.get(actor, id);
    });
  }

  /** Authorizes and makes the move, saves the task and publishes the event. The caller has locked the task. */
  private async moved(actor: Actor, task: Task, request: TaskMoveRequest): Promise<void> {
    const { move, expected, reason } = request;
    authorize(TasksPolicy[move], actor, task);
    expectVersion(task, expected);
    const isNew = task.started_at === null;
    task.move(move, this.clock.now(), reason);
    if (isNew && task.started_at !== null && task.prerequisite_ids.length > 0) await this.expectUnlocked(task);
    await this.tasks.save(task);
    await this.reviews.record(actor, task, request);
    this.audit.record(actor, `task.${move}`, task);
    this.events.publish(move === 'submit' && !task.isWaitingForReview ? TaskCompleted : NEWS[move], taskIds(task, actor));
  }

  /** Undoes a cancellation, by the permission to cancel. Throws 409 if the mentorship has ended meanwhile. */
  uncancel(actor: Actor, id: number, before: TaskBefore, expected: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const task = requireVisible(TasksPolicy.read, actor, await this.tasks.findForUpdate(id, actor));
      authorize(TasksPolicy.cancel, actor, task);
      expectVersion(task, expected);
      task.uncancel(before);
      const mentorship = task.mentorship_id === null ? undefined : await this.tasks.mentorshipForShare(task.mentorship_id);
      if (mentorship && !mentorship.is_current) throw new MentorshipOver();
      await this.tasks.save(task);
      this.audit.record(actor, 'task.uncancel', task);
      this.events.publish(TaskReopened, taskIds(task, actor));
    });
  }

  private async expectUnlocked({ prerequisite_ids }: Task): Promise<void> {
    const open = await this.tasks.findOpen(prerequisite_ids);
    if (open.length > 0) throw new TaskLocked(open.map(({ id, title }) => ({ field: 'prerequisite_ids', message: title, id })));
  }
}
