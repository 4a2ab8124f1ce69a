import { declareMoves } from '@app/auth';
import { type Instant, Recordable } from '@app/database';
import { JobStatus, type QueueName } from '@app/outbox';
import { JobNotMovable } from './jobs.errors';

export type JobMove = 'retry' | 'cancel';

/** The status in which each move is allowed. */
const FROM: Readonly<Record<JobMove, JobStatus>> = { retry: JobStatus.Failed, cancel: JobStatus.Queued };

const jobMoves = declareMoves<JobMove, Pick<Job, 'status'>>('job', ['retry', 'cancel'], (move, { status }) => status === FROM[move]);

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

  /** Cancels a queued job. A started one cannot be stopped. */
  cancel(now: Instant): void {
    this.expectOpen('cancel');
    Object.assign(this, { status: JobStatus.Failed, error: 'Cancelled.', finished_at: now });
  }

  private expectOpen(move: JobMove): void {
    if (this.status !== FROM[move]) throw new JobNotMovable(jobMoves.refusedFrom(this));
  }
}
