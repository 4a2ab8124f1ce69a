import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type Sql, sql } from '@app/database';
import { isConcluded, isRunning } from '@organisation/pairs';
import { isWithinDepartments } from '@organisation/users';
import { mentorshipsVisibleTo } from '@programmes/mentorships';
import { isDone, submissionsVisibleTo, tasksVisibleTo } from '@programmes/tasks';
import { SeriesMetric, SeriesStep } from './series-metric';

export interface SeriesQuery {
  readonly metric: SeriesMetric;
  readonly by: SeriesStep;
  readonly from?: string;
  readonly to?: string;
  readonly department_id?: readonly number[];
}

/** The points of a series and their time zone. */
export interface FoundSeries {
  readonly timezone: string;
  readonly points: readonly { readonly starts_on: string; readonly value: number | null }[];
}

const STEPS_BEFORE = 11;
const UNIT: Readonly<Record<SeriesStep, Sql>> = { day: sql`'day'`, week: sql`'week'`, month: sql`'month'` };
/** Time zone of accounts without a company. */
const ZONE = 'Asia/Seoul';

@Injectable()
export class SeriesRepository {
  constructor(private readonly db: Database) {}

  /** One statement. Each step begins and ends at midnight in the company's time zone, so days of 23 or 25 hours are counted right. */
  async get(viewer: Actor, { metric, by, from, to, department_id }: SeriesQuery): Promise<FoundSeries> {
    const unit = UNIT[by];
    const within = (column: Sql) => (department_id ? isWithinDepartments(column, department_id) : sql`true`);
    return (await this.db.row(sql<FoundSeries>`
      WITH zone AS (SELECT coalesce((SELECT c.timezone FROM companies c WHERE c.id = ${viewer.company_id}), ${ZONE}) AS name),
      last AS (SELECT zone.name, coalesce(${to}::date, (now() AT TIME ZONE zone.name)::date)::timestamp AS day FROM zone),
      steps AS (
        SELECT step.day::date AS starts_on, step.day AT TIME ZONE last.name AS begins, (step.day + ('1 ' || ${unit})::interval) AT TIME ZONE last.name AS ends
        FROM last CROSS JOIN LATERAL generate_series(date_trunc(${unit}, coalesce(${from}::timestamp, last.day - ${STEPS_BEFORE} * ('1 ' || ${unit})::interval)),
          last.day, ('1 ' || ${unit})::interval) step (day)),
      span AS (SELECT min(steps.begins) AS begins, max(steps.ends) AS ends FROM steps)
      SELECT (SELECT zone.name FROM zone) AS timezone,
        (SELECT coalesce(json_agg(json_build_object('starts_on', point.starts_on, 'value', point.value) ORDER BY point.starts_on), '[]')
          FROM (${POINTS[metric](viewer, unit, within)}) point) AS points`))!;
  }
}

/** Selects `starts_on` and `value` of each step. `within` is the condition on the departments of a person. */
const POINTS: Readonly<Record<SeriesMetric, (viewer: Actor, unit: Sql, within: (person: Sql) => Sql) => Sql>> = {
  completed_tasks: (viewer, unit, within) => sql`
    SELECT steps.starts_on, coalesce(found.n, 0) AS value FROM steps LEFT JOIN (
      SELECT date_trunc(${unit}, t.completed_at AT TIME ZONE zone.name)::date AS starts_on, count(*) AS n FROM tasks t, zone, span
      WHERE ${tasksVisibleTo(viewer)} AND ${isDone(sql`t`)} AND t.completed_at >= span.begins AND t.completed_at < span.ends AND ${within(sql`t.assignee_id`)}
      GROUP BY 1) found ON found.starts_on = steps.starts_on`,
  active_mentorships: (viewer, _, within) => sql`
    SELECT steps.starts_on, count(m.id) AS value FROM steps LEFT JOIN (
      SELECT m.id, m.activated_at, m.ended_at FROM mentorships m
      WHERE ${mentorshipsVisibleTo(viewer)} AND (${isRunning(sql`m`)} OR ${isConcluded(sql`m`)}) AND ${within(sql`m.mentee_id`)}
    ) m ON m.activated_at < least(steps.ends, now()) AND coalesce(m.ended_at >= steps.begins, steps.begins <= now()) GROUP BY steps.starts_on`,
  review_hours: (viewer, unit, within) => sql`
    SELECT steps.starts_on, round(found.hours, 1) AS value FROM steps LEFT JOIN (
      SELECT date_trunc(${unit}, s.reviewed_at AT TIME ZONE zone.name)::date AS starts_on, avg(extract(epoch FROM s.reviewed_at - s.created_at) / 3600) AS hours
      FROM task_submissions s, zone, span
      WHERE ${submissionsVisibleTo(viewer)} AND s.reviewed_at >= span.begins AND s.reviewed_at < span.ends AND ${within(sql`s.author_id`)}
      GROUP BY 1) found ON found.starts_on = steps.starts_on`,
};
