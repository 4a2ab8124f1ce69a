import type { Instant } from '@app/database';
import type { DomainEvent } from '@app/events';

export class CurriculumPublished implements DomainEvent {
  constructor(
    readonly curriculum_id: number,
    readonly version: number,
    readonly occurred_at: Instant,
  ) {}
}

export class CurriculumDeprecated implements DomainEvent {
  constructor(
    readonly curriculum_id: number,
    readonly occurred_at: Instant,
  ) {}
}
