import { Injectable } from '@nestjs/common';
import { type ChosenPassword, FindsResource, type TokenHolder } from '@app/auth';
import { Database, type Instant, sql } from '@app/database';
import { UserCredentialsRepository, maySignIn, unproven } from '@organisation/users';
import { emailForms } from '@app/validation';
import { hasTotp, passkeyCount } from './second-factor.scope';

/** An account with the columns that a sign-in needs. */
export interface SignInAccount extends TokenHolder {
  readonly password_hash: string | null;
  readonly may_sign_in: boolean;
  readonly name: string;
  readonly email_verified_at: Instant | null;
  /** True if the user registered without an invitation and has not confirmed the address. */
  readonly is_unproven: boolean;
  /** Language of the user, or else of their company. */
  readonly locale: string | null;
}

export interface OwnFactors {
  readonly passkeys: number;
  readonly is_totp_on: boolean;
}

/** Columns of the table `users u`. */
export const accountColumns = sql`u.id, u.email, u.role, u.company_id, u.password_hash, ${maySignIn(sql`u`)} AS may_sign_in,
  u.name, u.email_verified_at, ${unproven(sql`u`)} AS is_unproven, coalesce(u.locale, (SELECT c.locale FROM companies c WHERE c.id = u.company_id), 'ko') AS locale`;

/** The columns of `users` that a sign-in needs. The domain of users writes them. */
@Injectable()
export class SignInAccountsRepository {
  constructor(
    private readonly db: Database,
    private readonly credentials: UserCredentialsRepository,
  ) {}

  /** Finds an account by the normalised address, or else by the address as it was stored before there was a normal form. */
  findByEmail(email: string): Promise<SignInAccount | undefined> {
    return this.db.row(sql<SignInAccount>`
      SELECT ${accountColumns} FROM users u WHERE u.email = ANY (${emailForms(email)}) ORDER BY u.email = ${email} DESC LIMIT 1`);
  }

  /**
   * Tells whether an account of any company keeps the address from this one. The function is needed because a transaction sees only
   * accounts of its own companies and of none. An unproven account does not keep its address from somebody who follows the link.
   */
  async isTakenFor(id: number, email: string): Promise<boolean> {
    const found = await this.db.row(sql<{ is_taken: boolean }>`
      SELECT is_address_taken(${emailForms(email)})
        AND NOT EXISTS (SELECT FROM users u WHERE u.email = ${email} AND u.id <> ${id} AND ${unproven(sql`u`)}) AS is_taken`);
    return found!.is_taken;
  }

  /** The id of a second factor is that of its owner. */
  @FindsResource('totp')
  find(id: number): Promise<SignInAccount | undefined> {
    return this.db.row(sql<SignInAccount>`SELECT ${accountColumns} FROM users u WHERE u.id = ${id}`);
  }

  /** Words that the password of an account must not consist of. */
  async contextOf(id: number): Promise<Pick<ChosenPassword, 'email' | 'names'>> {
    const context = await this.db.row(sql<Pick<ChosenPassword, 'email' | 'names'>>`
      SELECT u.email, ARRAY[u.name, u.first_name, u.last_name, c.name, c.id] AS names
      FROM users u LEFT JOIN companies c ON c.id = u.company_id WHERE u.id = ${id}`);
    return context ?? {};
  }

  /** Second factors of an account. */
  async factorsOf(id: number): Promise<OwnFactors> {
    const factors = await this.db.row(sql<OwnFactors>`
      SELECT ${passkeyCount}::int AS passkeys, ${hasTotp} AS is_totp_on FROM users u WHERE u.id = ${id}`);
    return factors!;
  }

  noteSignIn(account: Pick<SignInAccount, 'id' | 'password_hash'>): Promise<boolean> {
    return this.credentials.noteSignIn(account);
  }

  setPassword(account: Pick<SignInAccount, 'id' | 'password_hash'>, to: string): Promise<boolean> {
    return this.credentials.setPassword(account, to);
  }

  choosePassword(account: Pick<SignInAccount, 'id' | 'password_hash'>, to: string): Promise<boolean> {
    return this.credentials.choosePassword(account, to);
  }

  lockUnchanged(account: Pick<SignInAccount, 'id' | 'password_hash'>): Promise<boolean> {
    return this.credentials.lockUnchanged(account);
  }

  resetPassword(id: number, email: string, to: string): Promise<boolean> {
    return this.credentials.resetPassword(id, email, to);
  }

  verifyEmail(id: number, email: string): Promise<boolean> {
    return this.credentials.verifyEmail(id, email);
  }

  changeEmail(id: number, from: string, to: string): Promise<boolean> {
    return this.credentials.changeEmail(id, from, to);
  }
}
