import { Injectable } from '@nestjs/common';
import { Database, sql, touched, translating } from '@app/database';
import { EMAIL_KEY, User } from './user.entity';
import { maySignIn } from './user-predicates';
import { EmailTaken } from './users.errors';

type Credentials = Pick<User, 'id' | 'password_hash'>;

const mayBeHere = maySignIn(sql`u`);

/**
 * The columns of a person that signing in and proving an address change. For other domains, in their transaction. Each change is one
 * statement that looks at what it replaces, and waits for whoever is changing the person.
 */
@Injectable()
export class UserCredentialsRepository {
  constructor(private readonly db: Database) {}

  /**
   * Not a change of the person: it makes no new version. False for somebody who may not sign in any more, or whose password has been
   * changed since it was looked at; waits for whoever is deciding that.
   */
  async noteSignIn({ id, password_hash }: Credentials): Promise<boolean> {
    const noted = await this.db.row(sql`
      UPDATE users u SET last_login_at = now() WHERE id = ${id} AND ${mayBeHere} AND password_hash IS NOT DISTINCT FROM ${password_hash}
      RETURNING id`);
    return !!noted;
  }

  /** False when it is no longer the password that was there before. */
  async setPassword({ id, password_hash }: Credentials, to: string): Promise<boolean> {
    const set = await this.db.row(sql`
      UPDATE users u SET password_hash = ${to} WHERE id = ${id} AND ${mayBeHere} AND password_hash IS NOT DISTINCT FROM ${password_hash}
      RETURNING id`);
    return !!set;
  }

  /** The same for a password that its owner has chosen: from then on nobody asks them for another. */
  async choosePassword({ id, password_hash }: Credentials, to: string): Promise<boolean> {
    const set = await this.db.row(sql`
      UPDATE users u SET password_hash = ${to}, must_change_password = false
      WHERE id = ${id} AND ${mayBeHere} AND password_hash IS NOT DISTINCT FROM ${password_hash} RETURNING id`);
    return !!set;
  }

  /** Locks the person until the transaction ends. False when it is no longer the password that was there before. */
  async lockUnchanged({ id, password_hash }: Credentials): Promise<boolean> {
    const locked = await this.db.row(sql`
      SELECT u.id FROM users u WHERE id = ${id} AND ${mayBeHere} AND password_hash IS NOT DISTINCT FROM ${password_hash} FOR NO KEY UPDATE`);
    return !!locked;
  }

  /** For whoever has shown that `email` is theirs. False when it is no longer the account's. */
  async resetPassword(id: number, email: string, to: string): Promise<boolean> {
    const reset = await this.db.row(sql`
      UPDATE users u SET password_hash = ${to}, must_change_password = false, email_verified_at = coalesce(email_verified_at, now())
      WHERE id = ${id} AND email = ${email} AND ${mayBeHere} RETURNING id`);
    return !!reset;
  }

  /** The same for an address alone. */
  async verifyEmail(id: number, email: string): Promise<boolean> {
    const verified = await this.db.row(sql`
      UPDATE users u SET email_verified_at = now() WHERE id = ${id} AND email = ${email} AND ${mayBeHere} RETURNING id`);
    return !!verified;
  }

  /** An address that has been verified takes the place of another. */
  async changeEmail(id: number, from: string, to: string): Promise<boolean> {
    const changed = this.db.row(sql`
      UPDATE users u SET email = ${to}, email_verified_at = now(), ${touched(User)}
      WHERE id = ${id} AND email = ${from} AND ${mayBeHere} RETURNING id`);
    return !!(await translating(changed, { [EMAIL_KEY]: () => new EmailTaken() }));
  }
}
