import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import { Events } from '@app/events';
import { Jobs } from '@app/jobs';
import { Verdict } from './submission.entity';
import { SubmissionsRepository } from './submissions.repository';
import type { Task } from './task.entity';
import type { TaskMove } from './task-status';
import { ReviewBecameOverdue, taskIds } from './tasks.events';
import { RemindReviewer } from './tasks.jobs';
import { TasksRepository } from './tasks.repository';

const REVIEW_WITHIN_MS = 2 * 24 * 60 * 60 * 1_000;

const VERDICTS: { readonly [Made in TaskMove]?: Verdict } = { approve: Verdict.Approved, request_changes: Verdict.ChangesRequested };

/** A move of a task, and what is handed in or answered with it. */
interface ReviewedMove {
  readonly move: TaskMove;
  readonly text?: string;
  readonly link?: string;
  readonly note?: string;
}

/** Keeps submissions and their verdicts, and reminds reviewers. */
@Injectable()
export class TaskReviewsService {
  constructor(
    private readonly tasks: TasksRepository,
    private readonly submissions: SubmissionsRepository,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of the move: what was handed in, what its reviewer says to it, and a reminder of a review that is waited for. */
  async record(actor: Actor, task: Task, { move, text, link, note }: ReviewedMove): Promise<void> {
    const now = this.clock.now();
    if (move === 'submit') await this.submissions.add(task, actor.id, { text, link });
    const verdict = VERDICTS[move];
    if (verdict) await this.submissions.judge(task.id, { verdict, note, reviewer_id: actor.id, reviewed_at: instant(now) });
    if (task.isWaitingForReview) this.jobs.enqueue(RemindReviewer, { task_id: task.id }, { in_ms: REVIEW_WITHIN_MS });
  }

  /** Called by the worker. The review may have been made since the job was queued. */
  async remindReviewer(id: number): Promise<void> {
    const task = await this.tasks.find(id);
    if (task?.isWaitingForReview) this.events.publish(ReviewBecameOverdue, taskIds(task));
  }
}
