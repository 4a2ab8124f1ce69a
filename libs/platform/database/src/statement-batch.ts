import type { Pool, QueryResult } from 'pg';
import { isOutage } from './failures';
import type { Compiled } from './sql';
import { currentLimit } from './statement-limits';

// One that takes long holds up those behind it on its connection, so they are few.
const MAX_TOGETHER = 8;

interface PendingStatement {
  readonly statement: Compiled & { readonly query_timeout: number };
  readonly answer: (result: QueryResult) => void;
  readonly refuse: (error: unknown) => void;
}

/**
 * Runs statements that stand for themselves. What different requests ask in one turn of the event loop shares a
 * connection: it leaves in one packet and comes back in one, and under load the packets cost more than the rows.
 * Each still commits, or fails, alone. A statement that may take long never shares with those that may not: they would wait behind it.
 */
export class StatementBatch {
  private pending: PendingStatement[] = [];

  constructor(private readonly pool: Pool) {}

  query(statement: Compiled): Promise<QueryResult> {
    return new Promise((answer, refuse) => {
      // After everything that has arrived by now has been read.
      if (this.pending.length === 0) setImmediate(() => this.end());
      this.pending.push({ statement: { ...statement, query_timeout: currentLimit().client }, answer, refuse });
    });
  }

  private end(): void {
    const { pending } = this;
    this.pending = [];
    for (const equal of byLimit(pending))
      for (let first = 0; first < equal.length; first += MAX_TOGETHER) this.send(equal.slice(first, first + MAX_TOGETHER));
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

function byLimit(pending: readonly PendingStatement[]): Iterable<PendingStatement[]> {
  const groups = new Map<number, PendingStatement[]>();
  for (const one of pending) {
    const group = groups.get(one.statement.query_timeout);
    if (group) group.push(one);
    else groups.set(one.statement.query_timeout, [one]);
  }
  return groups.values();
}
