import { Injectable } from '@nestjs/common';
import { Database, sql, touched, translating } from '@app/database';
import { EMAIL_KEY, User } from './user.entity';
import { maySignIn } from './user-predicates';
import { EmailTaken } from './users.errors';

type Credentials = Pick<User, 'id' | 'password_hash'>;

const mayBeHere = maySignIn(sql`u`);

/**
 * Changes the columns of a person that a sign-in and the confirmation of an address write. For other domains, in their transaction. Each
 * change is one statement that compares the old value, and waits for concurrent changes of the person.
 */
@Injectable()
export class UserCredentialsRepository {
  constructor(private readonly db: Database) {}

  /**
   * Records a sign-in. The version stays, because this is not a change of the person. Returns false if the person can no longer sign in, or
   * if the password has changed since it was checked.
   */
  async noteSignIn({ id, password_hash }: Credentials): Promise<boolean> {
    const noted = await this.db.row(sql`
      UPDATE users u SET last_login_at = now() WHERE id = ${id} AND ${mayBeHere} AND password_hash IS NOT DISTINCT FROM ${password_hash}
      RETURNING id`);
    return !!noted;
  }

  /** Replaces a password. Returns false if the old one has changed meanwhile. */
  async setPassword({ id, password_hash }: Credentials, to: string): Promise<boolean> {
    const set = await this.db.row(sql`
      UPDATE users u SET password_hash = ${to} WHERE id = ${id} AND ${mayBeHere} AND password_hash IS NOT DISTINCT FROM ${password_hash}
      RETURNING id`);
    return !!set;
  }

  /** Does the same for a password that its owner has chosen, and clears `must_change_password`. */
  async choosePassword({ id, password_hash }: Credentials, to: string): Promise<boolean> {
    const set = await this.db.row(sql`
      UPDATE users u SET password_hash = ${to}, must_change_password = false
      WHERE id = ${id} AND ${mayBeHere} AND password_hash IS NOT DISTINCT FROM ${password_hash} RETURNING id`);
    return !!set;
  }

  /** Locks the person until the transaction ends. Returns false if the password has changed meanwhile. */
  async lockUnchanged({ id, password_hash }: Credentials): Promise<boolean> {
    const locked = await this.db.row(sql`
      SELECT u.id FROM users u WHERE id = ${id} AND ${mayBeHere} AND password_hash IS NOT DISTINCT FROM ${password_hash} FOR NO KEY UPDATE`);
    return !!locked;
  }

  /** Sets the password of a person who has confirmed `email`. Returns false if the account has another address by now. */
  async resetPassword(id: number, email: string, to: string): Promise<boolean> {
    const reset = await this.db.row(sql`
      UPDATE users u SET password_hash = ${to}, must_change_password = false, email_verified_at = coalesce(email_verified_at, now())
      WHERE id = ${id} AND email = ${email} AND ${mayBeHere} RETURNING id`);
    return !!reset;
  }

  /** Marks the address as verified. Returns false if the account has another address by now. */
  async verifyEmail(id: number, email: string): Promise<boolean> {
    const verified = await this.db.row(sql`
      UPDATE users u SET email_verified_at = now() WHERE id = ${id} AND email = ${email} AND ${mayBeHere} RETURNING id`);
    return !!verified;
  }

  /** Replaces the address by a verified one. Returns false if the old one has changed meanwhile. */
  async changeEmail(id: number, from: string, to: string): Promise<boolean> {
    const changed = this.db.row(sql`
      UPDATE users u SET email = ${to}, email_verified_at = now(), ${touched(User)}
      WHERE id = ${id} AND email = ${from} AND ${mayBeHere} RETURNING id`);
    return !!(await translating(changed, { [EMAIL_KEY]: () => new EmailTaken() }));
  }
}
