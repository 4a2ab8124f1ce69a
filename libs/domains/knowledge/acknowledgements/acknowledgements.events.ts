import { domainEvent } from '@app/events';

/** People were added to those who must read a document. */
export class MustReadsAdded extends domainEvent<{
  readonly document_id: number;
  readonly company_id: string;
  readonly actor_id: number;
  readonly must_read_ids: readonly number[];
}>('MustReadsAdded') {}
