import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { isAnonymised } from '@organisation/users';

export interface Unsubscriber {
  readonly company_id: string | null;
  readonly locale: string | null;
}

@Injectable()
export class UnsubscribersRepository {
  constructor(private readonly db: Database) {}

  /** Finds a person in any state but anonymised: those who may not sign in can still end mails. */
  find(user_id: number): Promise<Unsubscriber | undefined> {
    return this.db.row(sql<Unsubscriber>`
      SELECT u.company_id, coalesce(u.locale, c.locale) AS locale FROM users u LEFT JOIN companies c ON c.id = u.company_id
      WHERE u.id = ${user_id} AND NOT ${isAnonymised(sql`u`)}`);
  }
}
