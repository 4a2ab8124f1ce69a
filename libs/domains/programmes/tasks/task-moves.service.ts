import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, type JsonResource, instant } from '@app/database';
import { expectVersion } from '@app/errors';
import { Events } from '@app/events';
import { Jobs } from '@app/jobs';
import { Verdict } from './submission.entity';
import { SubmissionsRepository } from './submissions.repository';
import type { Task } from './task.entity';
import type { TaskMove, TaskStatus } from './task-status';
import {
  ReviewBecameOverdue,
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
import { TaskLocked } from './tasks.errors';
import { RemindReviewer } from './tasks.jobs';
import { TasksPolicy } from './tasks.policy';
import { TasksRepository } from './tasks.repository';
import { TasksService, requireVisibleTask } from './tasks.service';

const REVIEW_WITHIN_MS = 2 * 24 * 60 * 60 * 1_000;

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

const VERDICTS: { readonly [Made in TaskMove]?: Verdict } = { approve: Verdict.Approved, request_changes: Verdict.ChangesRequested };

/** What somebody says with a move: why it is blocked or waived, what is handed in, what the reviewer thinks of it. */
export interface TaskMoveDetails {
  readonly reason?: string;
  readonly text?: string;
  readonly link?: string;
  readonly note?: string;
}

export interface TaskMoveRequest extends TaskMoveDetails {
  readonly move: TaskMove;
  readonly expected?: number;
}

@Injectable()
export class TaskMovesService {
  constructor(
    private readonly tasks: TasksRepository,
    private readonly views: TasksService,
    private readonly submissions: SubmissionsRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  move(actor: Actor, id: number, request: TaskMoveRequest): Promise<JsonResource<Task>> {
    return this.db.transaction(async () => {
      await this.moved(actor, requireVisibleTask(actor, await this.tasks.findForUpdate(id)), request);
      return this.views.get(actor, id);
    });
  }

  /** The move that leads to a state, whatever it is called. */
  moveTo(actor: Actor, id: number, status: TaskStatus, words: TaskMoveDetails & { expected?: number }): Promise<JsonResource<Task>> {
    return this.db.transaction(async () => {
      const task = requireVisibleTask(actor, await this.tasks.findForUpdate(id));
      authorize(TasksPolicy.move, actor, task);
      expectVersion(task, words.expected);
      await this.moved(actor, task, { ...words, move: task.moveTo(status) });
      return this.views.get(actor, id);
    });
  }

  /** Called by the worker. The review may have been made since the job was queued. */
  async remindReviewer(id: number): Promise<void> {
    const task = await this.tasks.find(id);
    if (task?.isWaitingForReview) this.events.publish(ReviewBecameOverdue, taskIds(task));
  }

  /** Authorize, change, save, publish: the task is held. */
  private async moved(actor: Actor, task: Task, request: TaskMoveRequest): Promise<void> {
    const { move, expected, reason } = request;
    authorize(TasksPolicy[move], actor, task);
    expectVersion(task, expected);
    const now = this.clock.now();
    const isNew = task.started_at === null;
    task.move(move, now, reason);
    if (isNew && task.started_at !== null && task.prerequisite_ids.length > 0) await this.expectUnlocked(task);
    await this.tasks.save(task);
    await this.keep(actor, task, request);
    this.audit.record(actor, `task.${move}`, task);
    if (task.isWaitingForReview) this.jobs.enqueue(RemindReviewer, { task_id: task.id }, new Date(now.getTime() + REVIEW_WITHIN_MS));
    this.events.publish(move === 'submit' && !task.isWaitingForReview ? TaskCompleted : NEWS[move], taskIds(task));
  }

  private async expectUnlocked({ prerequisite_ids }: Task): Promise<void> {
    const open = await this.tasks.findOpen(prerequisite_ids);
    if (open.length > 0) throw new TaskLocked(open.map(({ id, title }) => ({ field: 'prerequisite_ids', message: title, id })));
  }

  /** What was handed in, and what its reviewer says to it. */
  private async keep(actor: Actor, task: Task, { move, text, link, note }: TaskMoveRequest): Promise<void> {
    if (move === 'submit') await this.submissions.add(task, actor.id, { text, link });
    const verdict = VERDICTS[move];
    if (verdict) {
      await this.submissions.judge(task.id, { verdict, note, reviewer_id: actor.id, reviewed_at: instant(this.clock.now()) });
    }
  }
}
