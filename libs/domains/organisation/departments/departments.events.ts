import type { Instant } from '@app/database';
import type { DomainEvent } from '@app/events';

class DepartmentEvent implements DomainEvent {
  constructor(
    readonly department_id: number,
    readonly company_id: string,
    readonly occurred_at: Instant,
  ) {}
}

export class DepartmentCreated extends DepartmentEvent {}
export class DepartmentUpdated extends DepartmentEvent {}
export class DepartmentRemoved extends DepartmentEvent {}
