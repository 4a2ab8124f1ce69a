import { declareMoves } from '@app/auth';
import { type Instant, Recordable } from '@app/database';
import { JobStatus, type QueueName } from '@app/outbox';
import { JobNotMovable } from './jobs.errors';

export type JobMove = 'retry' | 'cancel';

/** The status from which each move is open. */
const FROM: Readonly<Record<JobMove, JobStatus>> = { retry: JobStatus.Failed, cancel: JobStatus.Queued };

const jobMoves = declareMoves<JobMove, Pick<Job, 'status'>>('job', ['retry', 'cancel'], (move, { status }) => status === FROM[move]);

/** Work that somebody has asked for. Its row is the outbox's: what the worker notes there is what its owner reads. */
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

  /** Once more from the beginning. */
  retry(): void {
    this.expectOpen('retry');
    Object.assign(this, { status: JobStatus.Queued, attempts: 0, progress: 0, error: null, finished_at: null });
  }

  /** Not at all. What has been started is not called back. */
  cancel(now: Instant): void {
    this.expectOpen('cancel');
    Object.assign(this, { status: JobStatus.Failed, error: 'Cancelled.', finished_at: now });
  }

  private expectOpen(move: JobMove): void {
    if (this.status !== FROM[move]) throw new JobNotMovable(jobMoves.refusedFrom(this));
  }
}
