import { declareMoves } from '@app/auth';
import { type Instant, Recordable } from '@app/database';
import { JobStatus } from '@app/outbox';
import { DeadLetterNotReplayable } from './dead-letters.errors';

type Replayable = Pick<DeadLetter, 'status' | 'is_replayable'>;

const deadLetterMoves = declareMoves<'replay', Replayable>('dead_letter', ['replay'], (_, { is_replayable }) => is_replayable);

/** A row of the outbox that has failed for good: an event for one listener, a mail, or a job that no user started. */
@Recordable('queue', 'name', 'status', 'attempts', 'finished_at')
export class DeadLetter {
  readonly id!: string;
  readonly queue!: string;
  readonly name!: string;
  status!: JobStatus;
  attempts!: number;
  error!: string | null;
  readonly request_id!: string | null;
  /** False if it has no content: confidential content was deleted when it failed, and a run of a schedule has none. */
  readonly is_replayable!: boolean;
  readonly created_at!: Instant;
  finished_at!: Instant | null;

  /** Queues the message again, with all of its attempts. Throws `DeadLetterNotReplayable` (409) if it has no content. */
  replay(): void {
    if (!this.is_replayable) throw new DeadLetterNotReplayable(deadLetterMoves.refusedFrom(this));
    Object.assign(this, { status: JobStatus.Queued, attempts: 0, error: null, finished_at: null });
  }
}
