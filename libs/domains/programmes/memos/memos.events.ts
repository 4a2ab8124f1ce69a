import { domainEvent } from '@app/events';
import type { Memo, MemoVisibility } from './memo.entity';

/** The payload of memo events: it has neither the text nor the person or task. */
interface MemoIds {
  readonly memo_id: number;
  readonly author_id: number;
  readonly visibility: MemoVisibility;
}

export const memoIds = ({ id, author_id, visibility }: Memo): MemoIds => ({ memo_id: id, author_id, visibility });

export class MemoWritten extends domainEvent<MemoIds>('MemoWritten') {}
export class MemoChanged extends domainEvent<MemoIds>('MemoChanged') {}
export class MemoRemoved extends domainEvent<MemoIds>('MemoRemoved') {}
