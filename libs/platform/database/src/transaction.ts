import type { Pool, QueryResult } from 'pg';
import type { Reach } from '@app/context';
import { CommitLog } from './commit-log';
import type { PreparedClient } from './prepared-client';
import { expectWithin, reachStatement } from './reach';
import type { Compiled } from './sql';
import { LONG, currentLimit } from './statement-limits';

interface Beginning {
  readonly reach: Reach;
  /** True if Postgres enforces its reach. */
  readonly isLocked: boolean;
}

type LentClient = PreparedClient & { release(broken: boolean): void };

/** An open transaction on a connection of its own, with the rows that it appends on commit. */
export class Transaction {
  readonly commitLog = new CommitLog();
  readonly afterwards: (() => void)[] = [];
  /** The failure of a statement that is not awaited, such as BEGIN. It explains the failures of later statements. */
  failure?: unknown;
  private hasEnded = false;

  private constructor(
    private readonly client: LentClient,
    private beginning: Beginning,
  ) {}

  /**
   * BEGIN is not awaited: connections are pipelined, so it is sent with the first statement, together with a shorter limit and the reach.
   */
  static async begin(pool: Pool, beginning: Beginning): Promise<Transaction> {
    const transaction = new Transaction((await pool.connect()) as unknown as LentClient, beginning);
    const { server } = currentLimit();
    const limit = server === LONG.server ? [] : [`SET LOCAL statement_timeout = ${server}`];
    transaction.send(['BEGIN', ...limit, ...transaction.lockStatements()]);
    return transaction;
  }

  /** Runs `work` as a part of this transaction. It may name fewer companies, but no others. */
  join<T>(work: () => Promise<T>, reach: Reach | undefined): Promise<T> {
    if (this.beginning.isLocked) expectWithin(this.beginning.reach, reach);
    return work();
  }

  /** Limits later statements to these companies. The change is sent with the next statement. */
  confine(reach: Reach): void {
    this.expectOpen();
    this.beginning = { ...this.beginning, reach };
    if (this.beginning.isLocked) this.send(this.lockStatements());
  }

  query(statement: Compiled): Promise<QueryResult> {
    this.expectOpen();
    return this.client.query(statement) as Promise<QueryResult>;
  }

  /** Work that continues after the end, because it was not awaited, would use a connection that belongs to somebody else by then. */
  expectOpen(): void {
    if (this.hasEnded) throw new Error('The transaction has ended: await all of its work.');
  }

  /** Sends the commit log and COMMIT together. If the log fails, Postgres answers that COMMIT with a rollback. */
  async commit(): Promise<void> {
    this.hasEnded = true;
    const statement = this.commitLog.compile();
    const [, { command }] = await Promise.all([
      statement && (this.client.query(statement) as Promise<QueryResult>),
      this.client.query('COMMIT') as Promise<QueryResult>,
    ]);
    // A failed statement was ignored and Postgres has rolled everything back, so the caller must not believe that it was done.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back by an earlier failure.');
  }

  /** Returns the error if even the rollback failed. */
  rollback(): Promise<unknown> {
    this.hasEnded = true;
    return (this.client.query('ROLLBACK') as Promise<QueryResult>).then(
      () => undefined,
      (failure: unknown) => failure,
    );
  }

  /** Returns the connection to the pool; a broken one is discarded. */
  release(broken: unknown): void {
    this.hasEnded = true;
    this.client.role = '';
    this.client.release(Boolean(broken));
  }

  private lockStatements(): string[] {
    const { reach, isLocked } = this.beginning;
    if (!isLocked) return [];
    this.client.role = reach === 'across' ? 'a' : 't';
    return [reachStatement(reach)];
  }

  private send(statements: readonly string[]): void {
    (this.client.query(statements.join('; ')) as Promise<unknown>).catch((failure: unknown) => (this.failure = failure));
  }
}
