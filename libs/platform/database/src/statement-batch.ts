import type { Pool, QueryResult } from 'pg';
import { isOutOfDate, isOutage } from './failures';
import type { PreparedClient } from './prepared-client';
import type { Compiled } from './sql';
import { SHORT, currentLimit } from './statement-limits';

const MAX_TOGETHER = 8;

interface PendingStatement {
  readonly statement: Compiled;
  /** How long the client waits for it, in ms. */
  readonly limit: number;
  readonly isLookup: boolean;
  readonly answer: (result: QueryResult) => void;
  readonly refuse: (error: unknown) => void;
}

/**
 * Runs statements that stand for themselves. Lookups of one text that different requests ask in one turn of the event loop share a
 * connection: they leave in one packet and come back in one, and under load the packets cost more than the rows. Each still commits,
 * or fails, alone. Everything else has a connection of its own: a statement that waits for a lock, or has a lot to read, would hold up those
 * behind it. Lookups of one text wait for the same tables anyway.
 */
export class StatementBatch {
  private pending: PendingStatement[] = [];

  constructor(private readonly pool: Pool) {}

  query(statement: Compiled, isLookup: boolean): Promise<QueryResult> {
    return new Promise((answer, refuse) => {
      // After everything that has arrived by now has been read.
      if (this.pending.length === 0) setImmediate(() => this.end());
      this.pending.push({ statement, limit: currentLimit().client, isLookup, answer, refuse });
    });
  }

  private end(): void {
    const { pending } = this;
    this.pending = [];
    if (pending.length === 1) return this.send(pending);
    const alike = new Map<string, PendingStatement[]>();
    for (const one of pending) {
      if (mayShare(one)) gather(alike, one);
      else this.send([one]);
    }
    for (const lookups of alike.values())
      for (let first = 0; first < lookups.length; first += MAX_TOGETHER) this.send(lookups.slice(first, first + MAX_TOGETHER));
  }

  private send(asked: readonly PendingStatement[]): void {
    this.pool.connect((failure, connected, release) => {
      if (!connected) return asked.forEach(({ refuse }) => refuse(failure));
      const client = connected as unknown as PreparedClient;
      const late = setTimeout(() => client.cut(), asked[0]!.limit);
      let open = asked.length;
      const end = (error: Error | null): void => {
        if (--open > 0) return;
        clearTimeout(late);
        release(isOutage(error) ? error! : undefined);
      };
      client.inOnePacket(() => asked.forEach((one) => perform(client, one, end)));
    });
  }
}

/** One that relies on what the connection has forgotten, or what has changed since, is asked once more. */
function perform(client: PreparedClient, { statement, answer, refuse }: PendingStatement, end: (error: Error | null) => void): void {
  let isSettled = false;
  const settle = (error: Error | null, result: QueryResult): void => {
    // Of a value that cannot be written `pg` tells twice: at once, and when Postgres is ready again.
    if (isSettled) return;
    isSettled = true;
    if (error) refuse(error);
    else answer(result);
    end(error);
  };
  client.ask(statement, (error, result) => (isOutOfDate(error) ? client.ask(statement, settle) : settle(error, result)));
}

/** A statement that writes waits for other writers; one that may take long does not hold up others of its kind. */
const mayShare = ({ statement, limit, isLookup }: PendingStatement): boolean =>
  isLookup && limit === SHORT.client && /^\s*SELECT\b/.test(statement.text);

function gather(alike: Map<string, PendingStatement[]>, one: PendingStatement): void {
  const { text } = one.statement;
  const group = alike.get(text);
  if (group) group.push(one);
  else alike.set(text, [one]);
}
