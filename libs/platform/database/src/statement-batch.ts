import type { Pool, QueryResult } from 'pg';
import { isOutOfDate, isOutage } from './failures';
import type { PreparedClient } from './prepared-client';
import type { Compiled } from './sql';
import { SHORT, currentLimit } from './statement-limits';

const MAX_TOGETHER = 8;
/** How long a connection may be silent, in ms, before the statements queued behind one are sent on other connections. */
const STUCK_AFTER_MS = 200;

interface PendingStatement {
  readonly statement: Compiled;
  /** How long the client waits for it, in ms. */
  readonly limit: number;
  readonly answer: (result: QueryResult) => void;
  readonly refuse: (error: unknown) => void;
  /** Number of connections on which it was sent. */
  asked: number;
}

/**
 * Runs statements outside transactions. Reads with the same text that are queued in one turn of the event loop, by any number of requests,
 * are sent together on one connection, because under load a packet costs more than a row. Each of them succeeds or fails by itself. They can
 * share a connection because they wait for the locks of the same tables. Every other statement gets its own connection, where it delays
 * nobody while it waits for a lock. If a read is slow, those queued behind it are sent again on other connections.
 */
export class StatementBatch {
  private pending: PendingStatement[] = [];

  constructor(private readonly pool: Pool) {}

  query(statement: Compiled): Promise<QueryResult> {
    return new Promise((answer, refuse) => {
      // Runs after everything that has arrived by now has been read.
      if (this.pending.length === 0) setImmediate(() => this.end());
      this.pending.push({ statement, limit: currentLimit().client, answer, refuse, asked: 0 });
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
    for (const reads of alike.values())
      for (let first = 0; first < reads.length; first += MAX_TOGETHER) this.send(reads.slice(first, first + MAX_TOGETHER));
  }

  private send(together: readonly PendingStatement[]): void {
    for (const one of together) one.asked++;
    this.pool.connect((failure, client, release) => {
      if (client) this.ask(client as unknown as PreparedClient, together, release);
      else for (const one of together) fail(one, failure);
    });
  }

  private ask(client: PreparedClient, together: readonly PendingStatement[], release: (broken?: Error) => void): void {
    let answered = 0;
    let isStuck = false;
    const late = setTimeout(() => client.cut(), together[0]!.limit);
    const apart = (): void => {
      isStuck = true;
      for (const one of together.slice(answered + 1)) this.send([one]);
    };
    const stuck = together.length > 1 ? setTimeout(apart, STUCK_AFTER_MS) : undefined;
    const end = (error: Error | null): void => {
      if (++answered < together.length) return void (isStuck || stuck?.refresh());
      clearTimeout(late);
      clearTimeout(stuck);
      release(isOutage(error) ? error! : undefined);
    };
    client.inOnePacket(() => together.forEach((one) => perform(client, one, end)));
  }
}

/** Retries once a statement that relies on something the connection has lost, or that was prepared before a migration. */
function perform(client: PreparedClient, one: PendingStatement, end: (error: Error | null) => void): void {
  let hasEnded = false;
  const settle = (error: Error | null, result: QueryResult): void => {
    // `pg` reports an unserializable value twice: at once, and when Postgres is ready again.
    if (hasEnded) return;
    hasEnded = true;
    if (error) fail(one, error);
    else one.answer(result);
    end(error);
  };
  client.ask(one.statement, (error, result) => (isOutOfDate(error) ? client.ask(one.statement, settle) : settle(error, result)));
}

/** Rejects it unless another connection may still answer it. */
function fail(one: PendingStatement, error: unknown): void {
  if (--one.asked === 0) one.refuse(error);
}

/**
 * True for reads with the short limit. A statement that writes waits for other writers and must not be sent twice; one that may take long
 * would delay others.
 */
const mayShare = ({ statement, limit }: PendingStatement): boolean => limit === SHORT.client && statement.isRead;

function gather(alike: Map<string, PendingStatement[]>, one: PendingStatement): void {
  const { text } = one.statement;
  const group = alike.get(text);
  if (group) group.push(one);
  else alike.set(text, [one]);
}
