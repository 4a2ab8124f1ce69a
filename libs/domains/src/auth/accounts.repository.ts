import { Injectable } from '@nestjs/common';
import type { Holder } from '@app/auth';
import { Database, sql } from '@app/database';

/** Somebody as they stand at the door. */
export interface Account extends Holder {
  readonly password_hash: string | null;
  readonly may_sign_in: boolean;
}

/** Of the table `users u`. */
export const accountColumns = sql`u.id, u.email, u.role, u.company_id, u.password_hash, u.status IN ('active', 'leaving') AS may_sign_in`;

/** The few columns of a person that signing in needs. */
@Injectable()
export class AccountsRepository {
  constructor(private readonly db: Database) {}

  findByEmail(email: string): Promise<Account | undefined> {
    return this.db.row(sql<Account>`SELECT ${accountColumns} FROM users u WHERE u.email = ${email}`);
  }

  find(id: number): Promise<Account | undefined> {
    return this.db.row(sql<Account>`SELECT ${accountColumns} FROM users u WHERE u.id = ${id}`);
  }

  /** Not a change of the person: it makes no new version. False for somebody who may not sign in any more; waits for whoever is deciding that. */
  async noteSignIn(id: number): Promise<boolean> {
    const noted = await this.db.row(sql`
      UPDATE users SET last_login_at = now() WHERE id = ${id} AND status IN ('active', 'leaving') RETURNING id`);
    return !!noted;
  }
}
