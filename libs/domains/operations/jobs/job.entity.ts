import type { Instant } from '@app/database';
import { JobStatus, type QueueName } from '@app/outbox';
import { JobNotMovable } from './jobs.errors';

export type JobMove = 'retry' | 'cancel';

/** The status from which each move is open. */
const FROM: Readonly<Record<JobMove, JobStatus>> = { retry: JobStatus.Failed, cancel: JobStatus.Queued };

export const isMovable = (move: JobMove, { status }: Pick<Job, 'status'>): boolean => status === FROM[move];

/** Work that somebody has asked for. Its row is the outbox's: what the worker notes there is what its owner reads. */
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
    if (!isMovable('retry', this)) throw new JobNotMovable();
    Object.assign(this, { status: JobStatus.Queued, attempts: 0, progress: 0, error: null, finished_at: null });
  }

  /** Not at all. What has been started is not called back. */
  cancel(now: Instant): void {
    if (!isMovable('cancel', this)) throw new JobNotMovable();
    Object.assign(this, { status: JobStatus.Failed, error: 'Cancelled.', finished_at: now });
  }
}
