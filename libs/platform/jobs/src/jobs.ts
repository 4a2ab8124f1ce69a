import { Injectable } from '@nestjs/common';
import { type JobOwner, Outbox, type OutboxMessage, type QueueName, type When } from '@app/outbox';
import type { JobDefinition } from './job-definition';

@Injectable()
export class Jobs {
  constructor(private readonly outbox: Outbox) {}

  /** Enqueues the job when the surrounding transaction has committed, to run `at` a time, `{ in_ms }` from now, or as soon as possible. */
  enqueue<P extends object>({ queue, name, attempts }: JobDefinition<P>, payload: P, at?: When): void {
    this.outbox.put({ queue, name, payload, at, attempts });
  }

  /** The same at once, for a caller that needs the row; still in the caller's transaction. */
  add<P extends object>({ queue, name, attempts }: JobDefinition<P>, payload: P): Promise<OutboxMessage> {
    return this.outbox.add({ queue, name, payload, attempts });
  }

  /** The same for a user who can follow it: `GET /jobs/{id}` shows them its status. */
  start<P extends object>(owner: JobOwner, definition: JobDefinition<P>, payload: P, queue?: QueueName): Promise<OutboxMessage> {
    const { name, attempts } = definition;
    return this.outbox.add({ queue: queue ?? definition.queue, name, payload, attempts }, owner);
  }
}
