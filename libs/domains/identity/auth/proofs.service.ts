import { Injectable } from '@nestjs/common';
import { Passwords } from '@app/auth';
import { Database } from '@app/database';
import { type SignInAccount, SignInAccountsRepository } from './sign-in-accounts.repository';
import { AttemptsService, pairOf } from './attempts.service';
import { WrongPassword } from './auth.errors';
import type { Origin } from './sessions.service';

/** Verifies passwords. */
@Injectable()
export class ProofsService {
  constructor(
    private readonly passwords: Passwords,
    private readonly accounts: SignInAccountsRepository,
    private readonly attempts: AttemptsService,
    private readonly db: Database,
  ) {}

  /** Returns the account if it may sign in and the password is right. Takes as long if there is no account. */
  async of(account: SignInAccount | undefined, password: string): Promise<SignInAccount | undefined> {
    const { matches, is_outdated } = await this.passwords.verify(password, account?.password_hash, account);
    if (!matches || !account?.may_sign_in) return undefined;
    return is_outdated ? this.renewed(account, password) : account;
  }

  /** Verifies the password of a signed-in user. A wrong one counts as a failed sign-in. */
  async demand(user_id: number, password: string, origin: Origin): Promise<SignInAccount> {
    const account = await this.accounts.find(user_id);
    const attempt = await this.attempts.begin(pairOf(account?.email ?? '', origin.address));
    const proven = await this.of(account, password);
    if (proven) {
      await this.db.transaction(() => this.attempts.succeed(attempt));
      return proven;
    }
    await this.attempts.fail(attempt, account);
    throw new WrongPassword();
  }

  /** Replaces an outdated password hash. If the password was changed meanwhile, it returns the old account, whose sign-in then fails. */
  private async renewed(account: SignInAccount, password: string): Promise<SignInAccount> {
    const password_hash = await this.passwords.renew(password);
    return (await this.accounts.setPassword(account, password_hash)) ? { ...account, password_hash } : account;
  }
}
