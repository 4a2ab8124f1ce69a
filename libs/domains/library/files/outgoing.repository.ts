import { Injectable } from '@nestjs/common';
import { Database, insertOf, sql } from '@app/database';
import { RemoveOutgoing } from './files.jobs';
import { OutgoingObject } from './outgoing-object.entity';

/** Maximum number of rows at once. The next run finds the rest. */
const AT_ONCE = 1_000;

/** The rows of bytes that are to be deleted from the storage. */
@Injectable()
export class OutgoingRepository {
  constructor(private readonly db: Database) {}

  async add(leaving: Omit<OutgoingObject, 'created_at'>): Promise<void> {
    await this.db.rows(insertOf(OutgoingObject, [leaving as OutgoingObject]));
  }

  find(id: string): Promise<OutgoingObject | null> {
    return this.db.find(OutgoingObject, sql`id = ${id}`);
  }

  /** Returns true if this call has deleted the row. */
  async remove(id: string): Promise<boolean> {
    return (await this.db.row(sql`DELETE FROM outgoing_objects WHERE id = ${id} RETURNING id`)) !== undefined;
  }

  /** Lists rows that are an hour late and have no job left. */
  listForgotten(): Promise<Pick<OutgoingObject, 'id'>[]> {
    return this.db.rows(sql<Pick<OutgoingObject, 'id'>>`
      SELECT g.id FROM outgoing_objects g WHERE g.due_at < now() - interval '1 hour' AND NOT EXISTS (
        SELECT FROM outbox o WHERE o.finished_at IS NULL AND o.name = ${RemoveOutgoing.name} AND o.payload->>'id' = g.id::text)
      LIMIT ${AT_ONCE}`);
  }
}
