import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { isCurrent } from '@organisation/pairs';
import { type UserFilter, listedUsers } from '@organisation/users';
import { type TaskFilter, listedTasks } from './tasks.filter';
import { tasksVisibleTo } from './tasks.scope';
import { type TaskSubject, taskFacts } from './tasks.view';

/** A task for a bulk operation, with the facts that its policy needs. */
export type ChosenTask = TaskSubject & { readonly id: number; readonly version: number; readonly title: string };

/** A person who is to get a task. */
export interface ChosenAssignee {
  readonly id: number;
  readonly name: string;
  /** True if the viewer mentors them now. */
  readonly is_mentee: boolean;
}

/** Finds the rows of bulk operations on tasks. */
@Injectable()
export class TaskBulkRepository {
  constructor(private readonly db: Database) {}

  find(viewer: Actor, filter: TaskFilter, limit: number): Promise<ChosenTask[]> {
    return this.db.rows(sql<ChosenTask>`
      SELECT t.id, t.version, t.title, ${taskFacts(sql`t`)} FROM tasks t WHERE ${listedTasks(viewer, filter)} ORDER BY t.id LIMIT ${limit}`);
  }

  findAssignees(viewer: Actor, filter: UserFilter, limit: number): Promise<ChosenAssignee[]> {
    return this.db.rows(sql<ChosenAssignee>`
      SELECT u.id, u.name, EXISTS (
        SELECT FROM mentorships m WHERE m.mentor_id = ${viewer.id} AND m.mentee_id = u.id AND ${isCurrent(sql`m`)}) AS is_mentee
      FROM users u WHERE ${listedUsers(viewer, filter)} ORDER BY u.id LIMIT ${limit}`);
  }

  /** The present versions of these tasks, by id. */
  async versionsOf(viewer: Actor, tasks: readonly { readonly resource_id: number }[]): Promise<ReadonlyMap<number, number>> {
    const ids = tasks.map(({ resource_id }) => resource_id);
    const found = await this.db.rows(sql<{ id: number; version: number }>`
      SELECT t.id, t.version FROM tasks t WHERE t.id = ANY (${ids}::int[]) AND ${tasksVisibleTo(viewer)}`);
    return new Map(found.map(({ id, version }) => [id, version]));
  }
}
