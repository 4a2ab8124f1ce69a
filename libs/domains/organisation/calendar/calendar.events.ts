import type { Instant } from '@app/database';
import type { DomainEvent } from '@app/events';

/** A company has other holidays than before: one more, one less, or others. */
export class HolidaysChanged implements DomainEvent {
  constructor(
    readonly company_id: string,
    readonly occurred_at: Instant,
  ) {}
}

export class LeaveChanged implements DomainEvent {
  constructor(
    readonly user_id: number,
    readonly company_id: string,
    readonly occurred_at: Instant,
  ) {}
}
