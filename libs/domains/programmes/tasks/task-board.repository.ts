import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type Grouping, type Groups, type Json, type Sql, and, cursorOf, feedOf, sql } from '@app/database';
import { BoardGrouping, TaskGrouping } from './task-grouping';
import { isOpenTask } from './task-predicates';
import { type TaskFilter, listedTasks } from './tasks.filter';
import { type TaskSubject, taskFacts, taskView } from './tasks.view';

const ROWS = 50;
const MOST_COUNTED = 10_000;
const MOST_WEEKS = 60;

/** The columns to read, or one of them, and where to go on in it. */
export interface BoardQuery extends TaskFilter {
  readonly group_by: BoardGrouping;
  readonly column?: string;
  readonly cursor?: string;
}

/** A column, with each row as JSON text beside its facts. */
export interface FoundColumn {
  readonly column: string;
  readonly count: number;
  readonly count_capped: boolean;
  readonly next_cursor: string | null;
  readonly results: Json<(TaskSubject & { readonly json: string })[]>;
}

/** An expression of what tasks have in common, and the name of the group. */
const GROUPINGS: Readonly<Record<TaskGrouping, Omit<Grouping, 'where' | 'from'> & Partial<Pick<Grouping, 'from'>>>> = {
  status: { key: sql`t.status` },
  priority: { key: sql`t.priority` },
  type: { key: sql`t.type` },
  week: { key: sql`t.week` },
  assignee_id: { key: sql`t.assignee_id`, name: sql`(SELECT u.name FROM users u WHERE u.id = k.key)` },
  reviewer_id: { key: sql`t.reviewer_id`, name: sql`(SELECT u.name FROM users u WHERE u.id = k.key)` },
  // Without a title: a reviewer may see tasks of a mentorship that they may not see.
  mentorship_id: { key: sql`t.mentorship_id` },
  department_id: {
    from: sql`tasks t JOIN users a ON a.id = t.assignee_id`,
    key: sql`a.department_id`,
    name: sql`(SELECT d.name FROM departments d WHERE d.id = k.key)`,
  },
};

@Injectable()
export class TaskBoardRepository {
  constructor(private readonly db: Database) {}

  /** One statement for all columns, in which each reads no more than its first rows. */
  async columns(viewer: Actor, { group_by, column, cursor, ...filter }: BoardQuery): Promise<FoundColumn[]> {
    const listed = listedTasks(viewer, filter);
    const [keys, ...kinds] = group_by === BoardGrouping.Week ? byWeek(listed) : byStatus(listed, filter);
    const only = column === undefined ? sql`true` : sql`k.key = ${column}`;
    const [first, second] = kinds.map(
      ({ fits, ascending, fixed }, at) => sql`
      SELECT k.place, k.key, k.n, part.results, part.key AS cursor
      FROM (${keys}) k CROSS JOIN LATERAL (${feedOf({ ...listing(and(listed, fits), ascending), fixed }, { cursor, limit: ROWS })}) part
      WHERE k.is_first_kind = ${at === 0} AND ${only}`,
    );
    const found = await this.db.rows(sql<Omit<FoundColumn, 'count_capped' | 'next_cursor'> & { cursor: string | null }>`
      SELECT columns.key AS column, columns.n AS count, columns.results, columns.cursor FROM (${first} UNION ALL ${second}) columns ORDER BY columns.place`);
    return found.map(({ column: name, count, results, cursor: next }) => ({
      column: name,
      count: Math.min(count, MOST_COUNTED),
      count_capped: count > MOST_COUNTED,
      next_cursor: next && cursorOf(next),
      results,
    }));
  }

  count(viewer: Actor, { group_by, ...filter }: TaskFilter & { readonly group_by: TaskGrouping }): Promise<Groups> {
    return this.db.groups({ from: sql`tasks t`, where: listedTasks(viewer, filter), ...GROUPINGS[group_by] });
  }
}

const listing = (where: Sql, ascending: boolean) => ({
  select: sql`${taskView(sql`t`)}::text AS json, ${taskFacts(sql`t`)}`,
  from: sql`tasks t`,
  where,
  keys: [
    { by: sql`t.due_at`, type: 'timestamptz' as const },
    { by: sql`t.id`, type: 'bigint' as const },
  ],
  ascending,
});

/** The rows of a kind of columns, given their key `k.value`, and their order. */
interface ColumnKind {
  readonly fits: Sql;
  readonly ascending: boolean;
  readonly fixed?: Sql;
}

/** The keys of the columns, and the two kinds of them: an index has the rows of each in their order. */
type Columns = readonly [keys: Sql, ColumnKind, ColumnKind];

/** The states, or those of the filter, with the number of tasks in each, counted no further than necessary. Finished tasks are last due first. */
function byStatus(listed: Sql, { status }: TaskFilter): Columns {
  const ofState = { fits: sql`t.status = k.value`, fixed: sql`t.status` };
  const keys = sql`
    SELECT s.status::text AS key, s.status AS value, s.place, ${isOpenTask(sql`s`)} AS is_first_kind,
      (SELECT count(*)::int FROM (SELECT FROM tasks t WHERE ${listed} AND t.status = s.status LIMIT ${MOST_COUNTED + 1}) capped) AS n
    FROM unnest(enum_range(NULL::task_status)) WITH ORDINALITY s (status, place)
    WHERE ${status ? sql`s.status = ANY (${status}::task_status[])` : sql`true`}`;
  return [keys, { ...ofState, ascending: true }, { ...ofState, ascending: false }];
}

/** Key of the column of tasks without a week. */
const WEEKLESS = 'none';

/** The weeks that have tasks, with their numbers. Tasks without a week are the last column. */
function byWeek(listed: Sql): Columns {
  const keys = sql`
    SELECT coalesce(w.week::text, ${WEEKLESS}::text) AS key, w.week AS value, row_number() OVER (ORDER BY w.week) AS place, w.week IS NOT NULL AS is_first_kind, w.n
    FROM (SELECT t.week, count(*)::int AS n FROM tasks t WHERE ${listed} GROUP BY t.week ORDER BY t.week LIMIT ${MOST_WEEKS}) w`;
  return [keys, { fits: sql`t.week = k.value`, ascending: true }, { fits: sql`t.week IS NULL`, ascending: true }];
}
