import type { Instant } from '@app/database';
import type { DomainEvent } from '@app/events';

/** Somebody's storage has become this full, per cent of the limit. Told once each time that it is crossed upwards. */
export class QuotaLevelReached implements DomainEvent {
  constructor(
    readonly user_id: number,
    readonly level: number,
    readonly occurred_at: Instant,
  ) {}
}

/** The same of all that a company stores. */
export class CompanyQuotaLevelReached implements DomainEvent {
  constructor(
    readonly company_id: string,
    readonly level: number,
    readonly occurred_at: Instant,
  ) {}
}
