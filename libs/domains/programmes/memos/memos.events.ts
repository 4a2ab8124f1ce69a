import type { Instant } from '@app/database';
import type { DomainEvent } from '@app/events';
import type { MemoVisibility } from './memo.entity';

/** What is told of a memo: never what it says, or about whom. */
class MemoEvent implements DomainEvent {
  constructor(
    readonly memo_id: number,
    readonly author_id: number,
    readonly visibility: MemoVisibility,
    readonly occurred_at: Instant,
  ) {}
}

export type MemoNews = typeof MemoEvent;

export class MemoWritten extends MemoEvent {}
export class MemoChanged extends MemoEvent {}
export class MemoRemoved extends MemoEvent {}
