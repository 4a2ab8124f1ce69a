import { Injectable } from '@nestjs/common';
import { Database, FOREIGN_KEY_VIOLATION, type Instant, sql, translating } from '@app/database';
import { unproven } from './address-standing';
import { isAdmin, maySignIn } from './user-predicates';
import { UserNotMovable } from './users.errors';

/** An admin of a company as the recipient of a mail. */
export interface CompanyAdmin {
  readonly email: string;
  readonly name: string;
  readonly locale: string;
}

/** Maximum per run. The next run finds the rest. */
const AT_ONCE = 1_000;

@Injectable()
export class UnshownAccountsRepository {
  constructor(private readonly db: Database) {}

  /** Lists accounts that are unproven since before a moment, the oldest first. */
  listUnprovenBefore(moment: Instant): Promise<{ id: number }[]> {
    return this.db.rows(sql<{ id: number }>`
      SELECT u.id FROM users u WHERE ${unproven(sql`u`)} AND u.created_at < ${moment} ORDER BY u.created_at LIMIT ${AT_ONCE}`);
  }

  /** Deletes such an account. Returns false if it is proven by now. Throws if a row refers to it. */
  async removeUnprovenBefore(id: number, moment: Instant): Promise<boolean> {
    const removal = this.db.row(sql`
      DELETE FROM users u WHERE u.id = ${id} AND ${unproven(sql`u`)} AND u.created_at < ${moment} RETURNING u.id`);
    return !!(await translating(removal, { [FOREIGN_KEY_VIOLATION]: () => new UserNotMovable() }));
  }

  listAdmins(company_id: string): Promise<CompanyAdmin[]> {
    return this.db.rows(sql<CompanyAdmin>`
      SELECT u.email, u.name, coalesce(u.locale, c.locale) AS locale FROM users u JOIN companies c ON c.id = u.company_id
      WHERE u.company_id = ${company_id} AND ${isAdmin(sql`u`)} AND ${maySignIn(sql`u`)} ORDER BY u.id`);
  }
}
