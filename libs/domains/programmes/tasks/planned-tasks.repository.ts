import { Injectable } from '@nestjs/common';
import { Database, sql, touched } from '@app/database';
import { Submission } from './submission.entity';
import { Task } from './task.entity';

const given = sql`id, company_id, mentorship_id, parent_id, assignee_id, reviewer_id, status, title, description, guideline, week, "order",
  priority, type, required, prerequisite_ids, scheduled_start_on, due_at`;

/** The tasks of whole mentorships at once: as many statements for a thousand as for one. */
@Injectable()
export class PlannedTasksRepository {
  constructor(private readonly db: Database) {}

  find(mentorship_ids: readonly number[]): Promise<Task[]> {
    return this.db.findAll(Task, of(mentorship_ids));
  }

  /** Locks them, in the order of their ids. */
  findForUpdate(mentorship_ids: readonly number[]): Promise<Task[]> {
    return this.db.findAllForUpdate(Task, of(mentorship_ids));
  }

  /** Ids for tasks that name each other before they are there. */
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
        priority = n.priority, type = n.type, required = n.required, prerequisite_ids = n.prerequisite_ids,
        scheduled_start_on = n.scheduled_start_on, due_at = n.due_at, status = n.status, reviewer_id = n.reviewer_id,
        blocked_reason = n.blocked_reason, is_left_open = n.is_left_open, ${touched(Task, 't')}
      FROM json_populate_recordset(NULL::tasks, ${JSON.stringify(tasks)}) n WHERE n.id = t.id`);
  }

  /** What has been handed in for them waits for no verdict any longer. */
  async closeSubmissions(task_ids: readonly number[]): Promise<void> {
    await this.db.rows(sql`
      UPDATE task_submissions SET is_open = false, ${touched(Submission)}
      WHERE task_id = ANY (${task_ids}::int[]) AND is_open`);
  }
}

const of = (mentorship_ids: readonly number[]) => sql`mentorship_id = ANY (${mentorship_ids}::int[]) ORDER BY id`;
