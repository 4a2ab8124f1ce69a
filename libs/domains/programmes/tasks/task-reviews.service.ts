import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import { Events } from '@app/events';
import { Jobs } from '@app/jobs';
import { Verdict } from './submission.entity';
import { type HandedWork, SubmissionsRepository } from './submissions.repository';
import type { Task } from './task.entity';
import type { TaskMove } from './task-status';
import { ReviewBecameOverdue, taskIds } from './tasks.events';
import { RemindReviewer } from './tasks.jobs';
import { TasksRepository } from './tasks.repository';

const REVIEW_WITHIN_MS = 2 * 24 * 60 * 60 * 1_000;

const VERDICTS: { readonly [Made in TaskMove]?: Verdict } = { approve: Verdict.Approved, request_changes: Verdict.ChangesRequested };

/** A move of a task, with the submitted work or the note of the reviewer. */
interface ReviewedMove extends HandedWork {
  readonly move: TaskMove;
  readonly note?: string;
}

/** Records submissions and their verdicts, and reminds reviewers. */
@Injectable()
export class TaskReviewsService {
  constructor(
    private readonly tasks: TasksRepository,
    private readonly submissions: SubmissionsRepository,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Records the submission or the verdict in the transaction of the move, and enqueues a reminder, due after 2 days, if a review is
   * pending.
   */
  async record(actor: Actor, task: Task, { move, note, ...work }: ReviewedMove): Promise<void> {
    const now = this.clock.now();
    if (move === 'submit') await this.submissions.add(task, actor.id, work);
    const verdict = VERDICTS[move];
    if (verdict) await this.submissions.judge(task.id, { verdict, note, reviewer_id: actor.id, reviewed_at: instant(now) });
    if (task.isWaitingForReview) this.jobs.enqueue(RemindReviewer, { task_id: task.id }, { in_ms: REVIEW_WITHIN_MS });
  }

  /** Called by the worker. Does nothing if the review was made since the job was enqueued. */
  async remindReviewer(id: number): Promise<void> {
    const task = await this.tasks.find(id);
    if (task?.isWaitingForReview) this.events.publish(ReviewBecameOverdue, taskIds(task, null));
  }
}
