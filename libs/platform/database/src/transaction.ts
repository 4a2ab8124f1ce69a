import type { Pool, PoolClient, QueryResult } from 'pg';
import { CommitLog } from './commit-log';
import type { Compiled } from './sql';
import { LONG, currentLimit } from './statement-limits';

/** An open transaction on a connection of its own, with the rows that it appends on commit. */
export class Transaction {
  readonly commitLog = new CommitLog();
  readonly afterwards: (() => void)[] = [];
  private hasEnded = false;

  private constructor(private readonly client: PoolClient) {}

  /** BEGIN is not awaited: connections are pipelined, so it travels with the first statement, and a shorter limit travels inside it. */
  static async begin(pool: Pool): Promise<Transaction> {
    const client = await pool.connect();
    const { server } = currentLimit();
    client.query(server === LONG.server ? 'BEGIN' : `BEGIN; SET LOCAL statement_timeout = ${server}`).catch(() => undefined);
    return new Transaction(client);
  }

  query(statement: Compiled): Promise<QueryResult> {
    this.expectOpen();
    return this.client.query(statement);
  }

  /** Work that goes on after the end, because nobody awaited it, would get a connection that is somebody else's by then. */
  expectOpen(): void {
    if (this.hasEnded) throw new Error('The transaction has ended: await everything that belongs to it.');
  }

  /** The commit log and COMMIT travel together. When the log fails, Postgres answers that COMMIT with a rollback. */
  async commit(): Promise<void> {
    this.hasEnded = true;
    const statement = this.commitLog.compile();
    const [, { command }] = await Promise.all([statement && this.client.query(statement), this.client.query('COMMIT')]);
    // Somebody swallowed a failed statement: Postgres has undone everything, so nobody may be told that it was done.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back by an earlier failure.');
  }

  /** Answers with what went wrong, if even that did. */
  rollback(): Promise<unknown> {
    this.hasEnded = true;
    return this.client.query('ROLLBACK').then(
      () => undefined,
      (failure: unknown) => failure,
    );
  }

  /** Hands the connection back; a broken one is not given to anybody else. */
  release(broken: unknown): void {
    this.hasEnded = true;
    this.client.release(Boolean(broken));
  }
}
