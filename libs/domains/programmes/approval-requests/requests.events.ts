import type { Instant } from '@app/database';
import type { DomainEvent } from '@app/events';

/** What was asked for, by its line of the matrix, and by whom. */
class RequestEvent implements DomainEvent {
  constructor(
    readonly request_id: number,
    readonly asker_id: number,
    readonly asked: `${string}:${string}`,
    readonly occurred_at: Instant,
  ) {}
}

export type RequestNews = typeof RequestEvent;

export class RequestMade extends RequestEvent {}
export class RequestSettled extends RequestEvent {}
export class RequestDismissed extends RequestEvent {}
