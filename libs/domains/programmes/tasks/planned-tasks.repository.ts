import { Injectable } from '@nestjs/common';
import { Database, sql, touched } from '@app/database';
import { Submission } from './submission.entity';
import { Task } from './task.entity';

const given = sql`id, company_id, mentorship_id, parent_id, assignee_id, reviewer_id, status, title, description, guideline, week, "order",
  priority, type, required, prerequisite_ids, document_id, scheduled_start_on, due_at`;

/** Reads and writes the tasks of whole mentorships. The number of statements does not depend on the number of tasks. */
@Injectable()
export class PlannedTasksRepository {
  constructor(private readonly db: Database) {}

  find(mentorship_ids: readonly number[]): Promise<Task[]> {
    return this.db.findAll(Task, of(mentorship_ids));
  }

  /** Locks the tasks in the order of their ids, so that two transactions cannot deadlock. */
  findForUpdate(mentorship_ids: readonly number[]): Promise<Task[]> {
    return this.db.findAllForUpdate(Task, of(mentorship_ids));
  }

  /** Reserves ids for tasks that refer to each other before they are inserted. */
  async reserve(count: number): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT nextval(pg_get_serial_sequence('tasks', 'id'))::int AS id FROM generate_series(1, ${count}::int)`);
    return found.map(({ id }) => id);
  }

  async add(tasks: readonly Task[]): Promise<void> {
    await this.db.rows(sql`
      INSERT INTO tasks (${given}) SELECT ${given} FROM json_populate_recordset(NULL::tasks, ${JSON.stringify(tasks)})`);
  }

  async save(tasks: readonly Task[]): Promise<void> {
    await this.db.rows(sql`
      UPDATE tasks t SET title = n.title, description = n.description, guideline = n.guideline, week = n.week, "order" = n."order",
        priority = n.priority, type = n.type, required = n.required, prerequisite_ids = n.prerequisite_ids, document_id = n.document_id,
        scheduled_start_on = n.scheduled_start_on, due_at = n.due_at, status = n.status, reviewer_id = n.reviewer_id,
        blocked_reason = n.blocked_reason, is_left_open = n.is_left_open, ${touched(Task, 't')}
      FROM json_populate_recordset(NULL::tasks, ${JSON.stringify(tasks)}) n WHERE n.id = t.id`);
  }

  /** Closes the open submissions of these tasks without a verdict. */
  async closeSubmissions(task_ids: readonly number[]): Promise<void> {
    await this.db.rows(sql`
      UPDATE task_submissions SET is_open = false, ${touched(Submission)}
      WHERE task_id = ANY (${task_ids}::int[]) AND is_open`);
  }
}

const of = (mentorship_ids: readonly number[]) => sql`mentorship_id = ANY (${mentorship_ids}::int[]) ORDER BY id`;
