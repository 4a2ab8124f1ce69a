import { type Actor, permissionsOn } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { person } from '@organisation/users';
import { TasksPolicy, locked, overdue, taskFacts } from '@programmes/tasks';
import type { TaskCardDto } from './dashboards.dto';

/** A task on a dashboard, as the statement returns it, with the facts from which its permissions follow. */
export type FoundCard = Omit<TaskCardDto, 'can' | 'can_ask'> & { readonly facts: object };

interface Cards {
  /** Rows of tasks, as `t`. */
  readonly from: Sql;
  readonly where: Sql;
  readonly order: Sql;
  readonly limit: number;
}

const card = sql`json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
  'mentorship_id', t.mentorship_id, 'assignee', ${person(sql`a`)}, 'due_at', t.due_at, 'overdue', ${overdue(sql`t`)}, 'locked', ${locked(sql`t`)},
  'submitted_at', s.created_at, 'note', s.note, 'facts', (SELECT row_to_json(f) FROM (SELECT ${taskFacts(sql`t`)}) f))`;

/** The last submission of a task, with the note of its review. */
const lastSubmission = sql`LEFT JOIN LATERAL (
  SELECT s.created_at, s.note FROM task_submissions s WHERE s.task_id = t.id ORDER BY s.number DESC LIMIT 1) s ON true`;

/** A JSON array of the first tasks. `order` may use `t` and the last submission `s`. */
export const cards = ({ from, where, order, limit }: Cards): Sql => sql`(SELECT coalesce(json_agg(found.card), '[]') FROM (
  SELECT ${card} AS card FROM ${from} JOIN users a ON a.id = t.assignee_id ${lastSubmission} WHERE ${where} ORDER BY ${order} LIMIT ${limit}) found)`;

/** Replaces the facts of each task by the viewer's permissions on it. */
export const shownCards = (viewer: Actor, found: readonly FoundCard[]): TaskCardDto[] =>
  found.map(({ facts, ...shown }) => ({ ...shown, ...permissionsOn(viewer, TasksPolicy.read.resource, facts) }));
