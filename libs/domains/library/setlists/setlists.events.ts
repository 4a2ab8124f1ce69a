import type { Instant } from '@app/database';
import type { DomainEvent } from '@app/events';

class SetlistEvent implements DomainEvent {
  constructor(
    readonly setlist_id: number,
    readonly user_id: number,
    readonly occurred_at: Instant,
  ) {}
}

export type SetlistNews = typeof SetlistEvent;

export class SetlistCreated extends SetlistEvent {}
/** It, or anything in it. */
export class SetlistUpdated extends SetlistEvent {}
export class SetlistDeleted extends SetlistEvent {}
