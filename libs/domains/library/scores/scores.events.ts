import { type EventClass, domainEvent } from '@app/events';

interface ScoreIds {
  readonly score_id: number;
  readonly user_id: number;
}

export type ScoreNews = EventClass<ScoreIds>;

export class ScoreCreated extends domainEvent<ScoreIds>('ScoreCreated') {}
export class ScoreUpdated extends domainEvent<ScoreIds>('ScoreUpdated') {}
/** A version was added, or another version became the current one. */
export class ScoreVersionChanged extends domainEvent<ScoreIds>('ScoreVersionChanged') {}
export class ScoreTrashed extends domainEvent<ScoreIds>('ScoreTrashed') {}
export class ScoreRestored extends domainEvent<ScoreIds>('ScoreRestored') {}
/** The score and its files were deleted permanently. */
export class ScorePurged extends domainEvent<ScoreIds>('ScorePurged') {}
