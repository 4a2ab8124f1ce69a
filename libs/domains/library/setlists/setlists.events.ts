import { type EventClass, domainEvent } from '@app/events';

interface SetlistIds {
  readonly setlist_id: number;
  readonly user_id: number;
}

export type SetlistNews = EventClass<SetlistIds>;

export class SetlistCreated extends domainEvent<SetlistIds>('SetlistCreated') {}
/** The setlist or one of its items was changed. */
export class SetlistUpdated extends domainEvent<SetlistIds>('SetlistUpdated') {}
export class SetlistDeleted extends domainEvent<SetlistIds>('SetlistDeleted') {}
