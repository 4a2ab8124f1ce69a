import type { Instant } from '@app/database';
import type { DomainEvent } from '@app/events';

/** Told once for everybody who was in the file, in place of an event for each. */
export class PeopleImported implements DomainEvent {
  constructor(
    readonly import_id: number,
    readonly company_id: string,
    /** How many they are. */
    readonly count: number,
    readonly occurred_at: Instant,
  ) {}
}
