import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** A page of the people who are notified that they must read a document. */
export interface ToldReaders {
  readonly document_id: number;
  readonly company_id: string;
  /** The person who added the entries or published the version. They get no notice. */
  readonly actor_id: number | null;
  /** Ids of the entries that were added. `null` for all entries, because a version was published. */
  readonly must_read_ids: readonly number[] | null;
  /** True if the version must be acknowledged again by those who have acknowledged an earlier one. */
  readonly is_again: boolean;
  /** Greatest id of a person on the page before. 0 for the first page. */
  readonly after: number;
}

export const TellMustReaders = defineJob<ToldReaders>(QueueName.Low, 'tell_must_readers');
