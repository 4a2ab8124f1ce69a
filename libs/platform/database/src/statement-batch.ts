import type { Pool, QueryResult } from 'pg';
import { isOutage } from './failures';
import type { Compiled } from './sql';

// One that takes long holds up those behind it on its connection, so they are few.
const MAX_TOGETHER = 8;

interface PendingStatement {
  readonly statement: Compiled;
  readonly answer: (result: QueryResult) => void;
  readonly refuse: (error: unknown) => void;
}

/**
 * Runs statements that stand for themselves. What different requests ask in one turn of the event loop shares a
 * connection: it leaves in one packet and comes back in one, and under load the packets cost more than the rows.
 * Each still commits, or fails, alone.
 */
export class StatementBatch {
  private pending: PendingStatement[] = [];

  constructor(private readonly pool: Pool) {}

  query(statement: Compiled): Promise<QueryResult> {
    return new Promise((answer, refuse) => {
      // After everything that has arrived by now has been read.
      if (this.pending.length === 0) setImmediate(() => this.end());
      this.pending.push({ statement, answer, refuse });
    });
  }

  private end(): void {
    const { pending } = this;
    this.pending = [];
    for (let first = 0; first < pending.length; first += MAX_TOGETHER) this.send(pending.slice(first, first + MAX_TOGETHER));
  }

  private send(asked: readonly PendingStatement[]): void {
    this.pool.connect((failure, client, release) => {
      if (!client) return asked.forEach(({ refuse }) => refuse(failure));
      let open = asked.length;
      for (const { statement, answer, refuse } of asked) {
        client.query(statement, (error: Error | null, result) => {
          if (error) refuse(error);
          else answer(result);
          if (--open === 0) release(isOutage(error) ? (error as Error) : undefined);
        });
      }
    });
  }
}
