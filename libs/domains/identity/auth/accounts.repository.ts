import { Injectable } from '@nestjs/common';
import { type Holder, SubjectOf } from '@app/auth';
import { Database, type Instant, sql, translating } from '@app/database';
import { EMAIL_KEY, EmailTaken, maySignIn } from '@organisation/users';

/** Somebody as they stand at the door. */
export interface Account extends Holder {
  readonly password_hash: string | null;
  readonly may_sign_in: boolean;
  readonly name: string;
  readonly email_verified_at: Instant | null;
  /** Their own language, else their company's. */
  readonly locale: string | null;
}

/** Of the table `users u`. */
export const accountColumns = sql`u.id, u.email, u.role, u.company_id, u.password_hash, ${maySignIn(sql`u`)} AS may_sign_in,
  u.name, u.email_verified_at, coalesce(u.locale, (SELECT c.locale FROM companies c WHERE c.id = u.company_id), 'ko') AS locale`;
const mayBeHere = sql`status IN ('active', 'leaving')`;

/** The few columns of a person that signing in needs. */
@Injectable()
export class AccountsRepository {
  constructor(private readonly db: Database) {}

  findByEmail(email: string): Promise<Account | undefined> {
    return this.db.row(sql<Account>`SELECT ${accountColumns} FROM users u WHERE u.email = ${email}`);
  }

  /** A second factor has its owner's id. */
  @SubjectOf('totp')
  find(id: number): Promise<Account | undefined> {
    return this.db.row(sql<Account>`SELECT ${accountColumns} FROM users u WHERE u.id = ${id}`);
  }

  /**
   * Not a change of the person: it makes no new version. False for somebody who may not sign in any more, or whose password has been
   * changed since it was looked at; waits for whoever is deciding that.
   */
  async noteSignIn({ id, password_hash }: Pick<Account, 'id' | 'password_hash'>): Promise<boolean> {
    const noted = await this.db.row(sql`
      UPDATE users SET last_login_at = now() WHERE id = ${id} AND ${mayBeHere} AND password_hash IS NOT DISTINCT FROM ${password_hash}
      RETURNING id`);
    return !!noted;
  }

  /** False when it is no longer the password that was there before. */
  async setPassword({ id, password_hash }: Pick<Account, 'id' | 'password_hash'>, to: string): Promise<boolean> {
    const set = await this.db.row(sql`
      UPDATE users SET password_hash = ${to} WHERE id = ${id} AND ${mayBeHere} AND password_hash IS NOT DISTINCT FROM ${password_hash}
      RETURNING id`);
    return !!set;
  }

  /** For whoever has shown that `email` is theirs. False when it is no longer the account's. */
  async resetPassword(id: number, email: string, to: string): Promise<boolean> {
    const reset = await this.db.row(sql`
      UPDATE users SET password_hash = ${to}, email_verified_at = coalesce(email_verified_at, now())
      WHERE id = ${id} AND email = ${email} AND ${mayBeHere} RETURNING id`);
    return !!reset;
  }

  /** The same for an address alone. */
  async verifyEmail(id: number, email: string): Promise<boolean> {
    const verified = await this.db.row(sql`
      UPDATE users SET email_verified_at = now() WHERE id = ${id} AND email = ${email} AND ${mayBeHere} RETURNING id`);
    return !!verified;
  }

  /** An address that has been verified takes the place of another. */
  async changeEmail(id: number, from: string, to: string): Promise<boolean> {
    const changed = this.db.row(sql`
      UPDATE users SET email = ${to}, email_verified_at = now(), updated_at = now(), version = version + 1
      WHERE id = ${id} AND email = ${from} AND ${mayBeHere} RETURNING id`);
    return !!(await translating(changed, { [EMAIL_KEY]: () => new EmailTaken() }));
  }
}
