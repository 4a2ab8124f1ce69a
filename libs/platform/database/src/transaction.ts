import type { Pool, QueryResult } from 'pg';
import type { Reach } from '@app/context';
import { CommitLog } from './commit-log';
import type { PreparedClient } from './prepared-client';
import { expectWithin, reachStatement } from './reach';
import type { Compiled } from './sql';
import { LONG, currentLimit } from './statement-limits';

interface Beginning {
  readonly reach: Reach;
  /** Whether Postgres enforces its reach. */
  readonly isLocked: boolean;
}

type LentClient = PreparedClient & { release(broken: boolean): void };

/** An open transaction on a connection of its own, with the rows that it appends on commit. */
export class Transaction {
  readonly commitLog = new CommitLog();
  readonly afterwards: (() => void)[] = [];
  /** The failure of a statement that nobody awaits, for example BEGIN. It is the reason why later statements fail. */
  failure?: unknown;
  private hasEnded = false;

  private constructor(
    private readonly client: LentClient,
    private beginning: Beginning,
  ) {}

  /**
   * BEGIN is not awaited: connections are pipelined, so it travels with the first statement, and a shorter limit and the reach travel
   * inside it.
   */
  static async begin(pool: Pool, beginning: Beginning): Promise<Transaction> {
    const transaction = new Transaction((await pool.connect()) as unknown as LentClient, beginning);
    const { server } = currentLimit();
    const limit = server === LONG.server ? [] : [`SET LOCAL statement_timeout = ${server}`];
    transaction.send(['BEGIN', ...limit, ...transaction.lockStatements()]);
    return transaction;
  }

  /** Does `work` as a part of this transaction. It may name fewer companies, but no others. */
  join<T>(work: () => Promise<T>, reach: Reach | undefined): Promise<T> {
    if (this.beginning.isLocked) expectWithin(this.beginning.reach, reach);
    return work();
  }

  /** Makes later statements reach only these companies. The change travels with the next statement. */
  confine(reach: Reach): void {
    this.expectOpen();
    this.beginning = { ...this.beginning, reach };
    if (this.beginning.isLocked) this.send(this.lockStatements());
  }

  query(statement: Compiled): Promise<QueryResult> {
    this.expectOpen();
    return this.client.query(statement) as Promise<QueryResult>;
  }

  /** Work that goes on after the end, because nobody awaited it, would get a connection that is somebody else's by then. */
  expectOpen(): void {
    if (this.hasEnded) throw new Error('The transaction has ended: await everything that belongs to it.');
  }

  /** The commit log and COMMIT travel together. When the log fails, Postgres answers that COMMIT with a rollback. */
  async commit(): Promise<void> {
    this.hasEnded = true;
    const statement = this.commitLog.compile();
    const [, { command }] = await Promise.all([
      statement && (this.client.query(statement) as Promise<QueryResult>),
      this.client.query('COMMIT') as Promise<QueryResult>,
    ]);
    // Somebody swallowed a failed statement: Postgres has undone everything, so nobody may be told that it was done.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back by an earlier failure.');
  }

  /** Answers with what went wrong, if even that did. */
  rollback(): Promise<unknown> {
    this.hasEnded = true;
    return (this.client.query('ROLLBACK') as Promise<QueryResult>).then(
      () => undefined,
      (failure: unknown) => failure,
    );
  }

  /** Hands the connection back; a broken one is not given to anybody else. */
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
