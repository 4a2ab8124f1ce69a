import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql } from '@app/database';
import type { OutboxMessage } from './outbox-message.entity';

/** An id is a bigint of at most 18 digits. Any other text finds nothing. */
const ID = /^[1-9]\d{0,17}$/;

/** The columns that a domain shows of the rows that are its own. The row is `o`. */
export interface ShownRows {
  readonly columns: Sql;
  readonly where: Sql;
}

type Moved = Pick<OutboxMessage, 'status' | 'attempts' | 'error' | 'finished_at'> & { readonly id: string; readonly progress?: number };

/** Finds rows of the outbox by the id that the API shows, and saves their moves: for jobs of users, and for messages of the system. */
@Injectable()
export class OutboxRows {
  constructor(private readonly db: Database) {}

  find(id: string, { columns, where }: ShownRows): Promise<object | undefined> {
    return this.one(id, sql`SELECT ${columns} FROM outbox o WHERE o.id = ${id} AND ${where}`);
  }

  /** Locks the row until the transaction ends. A worker that is about to start it waits, and then reads it again. */
  findForUpdate(id: string, { columns, where }: ShownRows): Promise<object | undefined> {
    return this.one(id, sql`SELECT ${columns} FROM outbox o WHERE o.id = ${id} AND ${where} FOR UPDATE`);
  }

  /** Saves a row after a move. One that is queued again is due at once, or when the lease of a worker that still has it ends. */
  async save({ id, status, attempts, progress = 0, error, finished_at }: Moved): Promise<void> {
    await this.db.rows(sql`
      UPDATE outbox SET status = ${status}, attempts = ${attempts}, progress = ${progress}, error = ${error}, finished_at = ${finished_at},
             next_at = now(), told_at = NULL
      WHERE id = ${id}`);
  }

  private one(id: string, statement: Sql): Promise<object | undefined> {
    return ID.test(id) ? this.db.row(statement as Sql<object>) : Promise.resolve(undefined);
  }
}
