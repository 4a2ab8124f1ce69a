import { Injectable } from '@nestjs/common';
import { Database, type Sql, and, instant, sql } from '@app/database';
import { User } from './user.entity';
import { isAnonymised, isDeactivated } from './user-predicates';

/** Maximum per run. The next night finds the rest. */
const AT_ONCE = 10_000;

/** Matches people deactivated before a moment, and those whom an older version anonymised incompletely. */
const isDue = (u: Sql, before: Date): Sql => sql`
  (${isDeactivated(u)} AND ${u}.deactivated_at < ${instant(before)} OR ${isAnonymised(u)} AND ${u}.anonymised_at IS NULL)`;

/** Days after the deactivation for which words are kept: the company's setting, if it is longer than `usual`. */
const keptDays = (usual: number): Sql => sql`greatest(${usual}::int,
  CASE jsonb_typeof(c.settings -> 'keep_shared_words_days') WHEN 'number' THEN (c.settings ->> 'keep_shared_words_days')::numeric::int END)`;

/** Finds people who have left and whose data must be deleted. */
@Injectable()
export class LeaversRepository {
  constructor(private readonly db: Database) {}

  listDue(before: Date): Promise<Pick<User, 'id'>[]> {
    return this.db.rows(sql<Pick<User, 'id'>>`SELECT u.id FROM users u WHERE ${isDue(sql`u`, before)} ORDER BY u.id LIMIT ${AT_ONCE}`);
  }

  findDueForUpdate(id: number, before: Date): Promise<User | null> {
    return this.db.findForUpdate(User, and(sql`id = ${id}`, isDue(sql`users`, before)));
  }

  /** Lists people whose words have expired. `usual` is the number of days for companies without the setting. */
  listWordsDue(now: Date, usual: number): Promise<Pick<User, 'id'>[]> {
    return this.db.rows(sql<Pick<User, 'id'>>`
      SELECT u.id FROM users u LEFT JOIN companies c ON c.id = u.company_id
      WHERE ${isAnonymised(sql`u`)} AND u.anonymised_at IS NOT NULL AND u.words_expired_at IS NULL
        AND (u.deactivated_at IS NULL OR u.deactivated_at + make_interval(days => ${keptDays(usual)}) < ${instant(now)})
      ORDER BY u.id LIMIT ${AT_ONCE}`);
  }

  async areWordsDue(id: number, now: Date, usual: number): Promise<boolean> {
    const due = await this.db.row(sql`
      SELECT u.id FROM users u LEFT JOIN companies c ON c.id = u.company_id
      WHERE u.id = ${id} AND u.words_expired_at IS NULL
        AND (u.deactivated_at IS NULL OR u.deactivated_at + make_interval(days => ${keptDays(usual)}) < ${instant(now)})`);
    return due !== undefined;
  }

  findForUpdate(id: number): Promise<User | null> {
    return this.db.findForUpdate(User, sql`id = ${id}`);
  }

  save(user: User): Promise<void> {
    return this.db.save(user);
  }
}
