import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** A page of the people who are told that they must read a document. */
export interface ToldReaders {
  readonly document_id: number;
  readonly company_id: string;
  /** The person who assigned or published it, who is not told. */
  readonly actor_id: number | null;
  /** Entries that were added. `null` for all, because a version was published. */
  readonly must_read_ids: readonly number[] | null;
  /** True if the version asks those again who have acknowledged an earlier one. */
  readonly is_again: boolean;
  /** The greatest id of the page before. */
  readonly after: number;
}

export const TellMustReaders = defineJob<ToldReaders>(QueueName.Low, 'tell_must_readers');
