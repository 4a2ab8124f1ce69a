import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';

/** A subscription to an event. */
export interface Subscription {
  readonly event: string;
  readonly queue: string;
  /** The stored name of the listener. */
  readonly name: string;
}

@Injectable()
export class EventSubscriptions {
  constructor(private readonly db: Database) {}

  /** Registers the listeners of this worker. Those of other versions are unchanged. */
  async register(subscriptions: readonly Subscription[]): Promise<void> {
    await this.db.rows(sql`
      INSERT INTO event_subscriptions AS known (name, event, queue)
      SELECT name, event, queue FROM jsonb_to_recordset(${JSON.stringify(subscriptions)}) AS s (name text, event text, queue text)
      ORDER BY name
      ON CONFLICT (name) DO UPDATE SET event = excluded.event, queue = excluded.queue
      WHERE (known.event, known.queue) <> (excluded.event, excluded.queue)`);
  }
}
