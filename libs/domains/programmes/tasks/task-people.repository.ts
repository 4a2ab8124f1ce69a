import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { substitutesFor } from './tasks.scope';

/** Finds the people who are told of a task. */
@Injectable()
export class TaskPeopleRepository {
  constructor(private readonly db: Database) {}

  /** The reviewer, and those who review in their place now. Empty without a reviewer. */
  async reviewersOf(task_id: number): Promise<number[]> {
    const found = await this.db.rows(sql<{ user_id: number }>`
      SELECT unnest(t.reviewer_id || ${substitutesFor(sql`t`)}) AS user_id FROM tasks t WHERE t.id = ${task_id} AND t.reviewer_id IS NOT NULL`);
    return found.map(({ user_id }) => user_id);
  }

  /** The assignee, the reviewer, the mentor and everybody who has commented. Empty if the task is gone. */
  async discussing(task_id: number): Promise<number[]> {
    const people = await this.db.rows(sql<{ user_id: number }>`
      SELECT p.user_id FROM tasks t
      CROSS JOIN LATERAL (
        SELECT unnest(ARRAY[t.assignee_id, t.reviewer_id, t.mentor_id]) AS user_id
        UNION SELECT c.author_id FROM task_comments c WHERE c.task_id = t.id
      ) p WHERE t.id = ${task_id} AND p.user_id IS NOT NULL ORDER BY 1`);
    return people.map(({ user_id }) => user_id);
  }
}
