import { type EventClass, domainEvent } from '@app/events';

interface ScoreIds {
  readonly score_id: number;
  readonly user_id: number;
}

export type ScoreNews = EventClass<ScoreIds>;

export class ScoreCreated extends domainEvent<ScoreIds>('ScoreCreated') {}
export class ScoreUpdated extends domainEvent<ScoreIds>('ScoreUpdated') {}
/** It has got a new file, or shows another one that it has. */
export class ScoreVersionChanged extends domainEvent<ScoreIds>('ScoreVersionChanged') {}
export class ScoreTrashed extends domainEvent<ScoreIds>('ScoreTrashed') {}
export class ScoreRestored extends domainEvent<ScoreIds>('ScoreRestored') {}
/** It is gone for good, and so are its files. */
export class ScorePurged extends domainEvent<ScoreIds>('ScorePurged') {}
