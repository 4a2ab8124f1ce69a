import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql } from '@app/database';
import type { Span } from './day';

/** The owner of a calendar: a person, or a company for the days that all its people share. */
export type Whose = { readonly user_id: number } | { readonly company_id: string };

export interface CalendarRow {
  readonly timezone: string;
  /** The company's setting as stored. It is not validated. */
  readonly weekend: unknown;
  readonly days_off: readonly Span[];
}

const spans = (days: Sql): Sql =>
  sql`(SELECT coalesce(json_agg(json_build_object('start_on', d.start_on, 'end_on', d.end_on)), '[]') FROM (${days}) d) AS days_off`;

@Injectable()
export class CalendarRepository {
  constructor(private readonly db: Database) {}

  /** Reads everything that a calendar consists of, in one statement. */
  find(whose: Whose): Promise<CalendarRow | undefined> {
    return this.db.row<CalendarRow>('user_id' in whose ? ofPeople([whose.user_id]) : ofCompanies([whose.company_id]));
  }

  findAll(user_ids: readonly number[]): Promise<(CalendarRow & { readonly user_id: number })[]> {
    return this.db.rows(ofPeople(user_ids));
  }

  findOfCompanies(ids: readonly string[]): Promise<(CalendarRow & { readonly company_id: string })[]> {
    return this.db.rows(ofCompanies(ids));
  }
}

const ofPeople = (ids: readonly number[]) => sql<CalendarRow & { readonly user_id: number }>`
  SELECT u.id AS user_id, coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS timezone, c.settings -> 'weekend' AS weekend,
    ${spans(sql`SELECT h.start_on, h.end_on FROM holidays h WHERE h.company_id = u.company_id
      UNION ALL SELECT l.start_on, l.end_on FROM leaves l WHERE l.user_id = u.id`)}
  FROM users u LEFT JOIN companies c ON c.id = u.company_id WHERE u.id = ANY (${ids}::int[])`;

const ofCompanies = (ids: readonly string[]) => sql<CalendarRow & { readonly company_id: string }>`
  SELECT c.id AS company_id, c.timezone, c.settings -> 'weekend' AS weekend,
    ${spans(sql`SELECT h.start_on, h.end_on FROM holidays h WHERE h.company_id = c.id`)}
  FROM companies c WHERE c.id = ANY (${ids}::text[])`;
