import { Injectable } from '@nestjs/common';
import { Database, type Instant, type Sql, instant, sql } from '@app/database';
import { isInHand } from './task-predicates';
import { isOnHold } from './tasks.scope';

/** A task about which its assignee may need a reminder. */
export interface DueTask {
  readonly id: number;
  readonly assignee_id: number;
  readonly due_at: Instant;
}

/** A range of due times. */
export interface DueBetween {
  readonly from: Date;
  readonly until: Date;
}

/** The last task of the batch before. */
type After = Pick<DueTask, 'id' | 'due_at'>;

/** Finds tasks for reminders, in all companies: for the worker only. */
@Injectable()
export class TaskRemindersRepository {
  constructor(private readonly db: Database) {}

  /** Returns tasks that are in hand, not on hold and due in the range, in the order of their due times. */
  due({ from, until }: DueBetween, after: After | undefined, limit: number): Promise<DueTask[]> {
    const further: Sql = after ? sql`AND (t.due_at, t.id) > (${after.due_at}::timestamptz, ${after.id}::int)` : sql``;
    return this.db.rows(sql<DueTask>`
      SELECT t.id, t.assignee_id, t.due_at FROM tasks t
      WHERE ${isInHand(sql`t`)} AND t.due_at >= ${instant(from)} AND t.due_at < ${instant(until)} ${further} AND NOT ${isOnHold(sql`t`)}
      ORDER BY t.due_at, t.id LIMIT ${limit}`);
  }
}
