import { Injectable } from '@nestjs/common';
import { Database, type Sql, and, instant, sql } from '@app/database';
import { User } from './user.entity';
import { isAnonymised, isDeactivated } from './user-predicates';

/** The rest is found the next night. */
const AT_ONCE = 10_000;

/** People who were deactivated before a moment, and those whom an older version anonymised without wiping everything. */
const isDue = (u: Sql, before: Date): Sql => sql`
  (${isDeactivated(u)} AND ${u}.deactivated_at < ${instant(before)} OR ${isAnonymised(u)} AND ${u}.anonymised_at IS NULL)`;

/** Days after the deactivation: the company's, where it keeps words for longer than people. */
const keptDays = (usual: number): Sql => sql`greatest(${usual}::int,
  CASE jsonb_typeof(c.settings -> 'keep_shared_words_days') WHEN 'number' THEN (c.settings ->> 'keep_shared_words_days')::numeric::int END)`;

/** People who are gone, as far as something of theirs is still to be wiped. */
@Injectable()
export class LeaversRepository {
  constructor(private readonly db: Database) {}

  listDue(before: Date): Promise<Pick<User, 'id'>[]> {
    return this.db.rows(sql<Pick<User, 'id'>>`SELECT u.id FROM users u WHERE ${isDue(sql`u`, before)} ORDER BY u.id LIMIT ${AT_ONCE}`);
  }

  findDueForUpdate(id: number, before: Date): Promise<User | null> {
    return this.db.findForUpdate(User, and(sql`id = ${id}`, isDue(sql`users`, before)));
  }

  /** Ids of people whose words have expired. `usual` is the number of days for which words are kept where the company has set none. */
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
