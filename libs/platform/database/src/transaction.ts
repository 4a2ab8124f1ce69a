import type { Pool, PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { CommitLog } from './commit-log';

/** An open transaction on a connection of its own, with the rows that it appends on commit. */
export class Transaction {
  readonly commitLog = new CommitLog();
  readonly afterwards: (() => void)[] = [];
  private typeorm?: EntityManager;

  private constructor(
    readonly client: PoolClient,
    private readonly source: DataSource,
  ) {}

  /** BEGIN is not awaited: connections are pipelined, so it travels with the first statement. */
  static async begin(pool: Pool, source: DataSource): Promise<Transaction> {
    const client = await pool.connect();
    client.query('BEGIN').catch(() => undefined);
    return new Transaction(client, source);
  }

  /** TypeORM's view of this connection, for the changes that go by it. */
  get manager(): EntityManager {
    return (this.typeorm ??= this.adopted());
  }

  /** The commit log and COMMIT travel together. When the log fails, Postgres answers that COMMIT with a rollback. */
  async commit(): Promise<void> {
    const statement = this.commitLog.compile();
    const [, { command }] = await Promise.all([statement && this.client.query(statement), this.client.query('COMMIT')]);
    // Somebody swallowed a failed statement: Postgres has undone everything, so nobody may be told that it was done.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back by an earlier failure.');
  }

  /** Answers with what went wrong, if even that did. */
  rollback(): Promise<unknown> {
    return this.client.query('ROLLBACK').then(
      () => undefined,
      (failure: unknown) => failure,
    );
  }

  /** Hands the connection back; a broken one is not given to anybody else. */
  release(broken: unknown): void {
    this.client.release(Boolean(broken));
  }

  private adopted(): EntityManager {
    const runner = this.source.createQueryRunner();
    // TypeORM must know that a transaction is open, or it would open its own and refuse to lock rows.
    Object.assign(runner, { databaseConnection: this.client, isTransactionActive: true });
    return runner.manager;
  }
}
