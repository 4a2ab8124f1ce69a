import { declareMoves } from '@app/auth';
import { type Instant, Recordable } from '@app/database';
import { isCancellable } from '@app/jobs';
import { JobStatus, type QueueName } from '@app/outbox';
import { JobNotMovable } from './jobs.errors';

export type JobMove = 'retry' | 'cancel';

type Movable = Pick<Job, 'status' | 'name'>;

/** When each move is allowed. A started job can be cancelled if its kind says so: its worker stops at its next report of progress. */
const OPEN: Readonly<Record<JobMove, (job: Movable) => boolean>> = {
  retry: ({ status }) => status === JobStatus.Failed,
  cancel: ({ status, name }) => status === JobStatus.Queued || (status === JobStatus.Started && isCancellable(name)),
};

const jobMoves = declareMoves<JobMove, Movable>('job', ['retry', 'cancel'], (move, job) => OPEN[move](job));

/** A background job of a user. It is a row of the outbox, in which the worker records the progress that its owner reads. */
@Recordable('queue', 'name', 'user_id', 'company_id', 'status', 'attempts', 'progress', 'started_at', 'finished_at')
export class Job {
  readonly id!: string;
  readonly queue!: QueueName;
  readonly name!: string;
  readonly user_id!: number | null;
  readonly company_id!: string | null;
  status!: JobStatus;
  attempts!: number;
  progress!: number;
  readonly result!: unknown;
  error!: string | null;
  readonly created_at!: Instant;
  readonly started_at!: Instant | null;
  finished_at!: Instant | null;

  /** Queues a failed job again, from the beginning. */
  retry(): void {
    this.expectOpen('retry');
    Object.assign(this, { status: JobStatus.Queued, attempts: 0, progress: 0, error: null, finished_at: null });
  }

  /** Cancels a queued job, or a started one of a cancellable kind. The work of a started one stays done. */
  cancel(now: Instant): void {
    this.expectOpen('cancel');
    Object.assign(this, { status: JobStatus.Failed, error: 'Cancelled.', finished_at: now });
  }

  private expectOpen(move: JobMove): void {
    if (!OPEN[move](this)) throw new JobNotMovable(jobMoves.refusedFrom(this));
  }
}
