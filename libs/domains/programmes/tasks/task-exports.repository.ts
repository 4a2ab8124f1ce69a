import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import type { Task } from './task.entity';
import { type TaskFilter, listedTasks } from './tasks.filter';
import { taskPeople } from './tasks.scope';

/** A task in an export. Times are on the clock of the reader. */
export type ExportedTask = Pick<
  Task,
  'id' | 'title' | 'status' | 'priority' | 'week' | 'required' | 'scheduled_start_on' | 'mentorship_id'
> & {
  readonly assignee: string;
  readonly reviewer: string | null;
  readonly due: string;
  readonly started: string | null;
  readonly completed: string | null;
};

const FORMAT = 'YYYY-MM-DD HH24:MI';

@Injectable()
export class TaskExportsRepository {
  constructor(private readonly db: Database) {}

  /** Lists the next tasks after an id. */
  findAfter(viewer: Actor, filter: TaskFilter, id: number, limit: number): Promise<ExportedTask[]> {
    const zone = sql`(SELECT coalesce(v.timezone, c.timezone, 'UTC') FROM users v LEFT JOIN companies c ON c.id = v.company_id WHERE v.id = ${viewer.id})`;
    return this.db.rows(sql<ExportedTask>`
      SELECT t.id, t.title, t.status, t.priority, t.week, t.required, t.scheduled_start_on, t.mentorship_id, a.name AS assignee, r.name AS reviewer,
        to_char(t.due_at AT TIME ZONE z.zone, ${FORMAT}) AS due, to_char(t.started_at AT TIME ZONE z.zone, ${FORMAT}) AS started,
        to_char(t.completed_at AT TIME ZONE z.zone, ${FORMAT}) AS completed
      FROM tasks t ${taskPeople(sql`t`)} CROSS JOIN (SELECT ${zone} AS zone) z
      WHERE ${listedTasks(viewer, filter)} AND t.id > ${id} ORDER BY t.id LIMIT ${limit}`);
  }
}
