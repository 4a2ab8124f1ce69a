import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { isAdmin, maySignIn } from '@organisation/users';

/** Recipient of a warning. */
export interface Recipient {
  readonly email: string;
  readonly name: string;
  readonly locale: string | null;
}

const locale = sql`coalesce(u.locale, c.locale) AS locale`;
const reachable = sql`${maySignIn(sql`u`)}`;

@Injectable()
export class RecipientsRepository {
  constructor(private readonly db: Database) {}

  find(user_id: number): Promise<Recipient | undefined> {
    return this.db.row(sql<Recipient>`
      SELECT u.email, u.name, ${locale} FROM users u LEFT JOIN companies c ON c.id = u.company_id WHERE u.id = ${user_id} AND ${reachable}`);
  }

  /** Lists the admins of a company, each with the company's name. */
  listAdmins(company_id: string): Promise<Recipient[]> {
    return this.db.rows(sql<Recipient>`
      SELECT u.email, c.name, ${locale} FROM users u JOIN companies c ON c.id = u.company_id
      WHERE u.company_id = ${company_id} AND ${isAdmin(sql`u`)} AND ${reachable} ORDER BY u.id`);
  }
}
