import type { Instant } from '@app/database';
import type { DomainEvent } from '@app/events';

class CompanyEvent implements DomainEvent {
  constructor(
    readonly company_id: string,
    readonly occurred_at: Instant,
  ) {}
}

export class CompanyCreated extends CompanyEvent {}
export class CompanyUpdated extends CompanyEvent {}
export class CompanyRemoved extends CompanyEvent {}
