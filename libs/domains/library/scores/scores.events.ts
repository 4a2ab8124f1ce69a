import type { Instant } from '@app/database';
import type { DomainEvent } from '@app/events';

class ScoreEvent implements DomainEvent {
  constructor(
    readonly score_id: number,
    readonly user_id: number,
    readonly occurred_at: Instant,
  ) {}
}

export type ScoreNews = typeof ScoreEvent;

export class ScoreCreated extends ScoreEvent {}
export class ScoreUpdated extends ScoreEvent {}
/** It has got a new file, or shows another one that it has. */
export class ScoreVersionChanged extends ScoreEvent {}
export class ScoreTrashed extends ScoreEvent {}
export class ScoreRestored extends ScoreEvent {}
/** It is gone for good, and so are its files. */
export class ScorePurged extends ScoreEvent {}
