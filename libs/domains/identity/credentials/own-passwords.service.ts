import { Injectable } from '@nestjs/common';
import { type Identity, Passwords } from '@app/auth';
import { Database } from '@app/database';
import { AttemptsService, type Origin, ProofsService, SessionsService, SignInAccountsRepository, WrongPassword } from '@identity/auth';
import { InvalidLink } from './credentials.errors';
import { MailedSecretPurpose } from './mailed-secret.entity';
import { MailedSecretsService } from './mailed-secrets.service';
import { PasswordNotices } from './password-notices';

export interface PasswordChange {
  readonly current_password: string;
  readonly new_password: string;
  readonly end_other_sessions?: boolean;
}

/** Passwords as their owners give them to themselves. */
@Injectable()
export class OwnPasswordsService {
  constructor(
    private readonly accounts: SignInAccountsRepository,
    private readonly proofs: ProofsService,
    private readonly passwords: Passwords,
    private readonly attempts: AttemptsService,
    private readonly secrets: MailedSecretsService,
    private readonly sessions: SessionsService,
    private readonly notices: PasswordNotices,
    private readonly db: Database,
  ) {}

  /** For whoever knows the present one. Of two at once the second finds that it no longer is. */
  async change(identity: Identity, { current_password, new_password, end_other_sessions }: PasswordChange, origin: Origin): Promise<void> {
    const account = await this.proofs.demand(identity.id, current_password, origin);
    const password_hash = await this.passwords.hash(new_password);
    await this.db.transaction(async () => {
      if (!(await this.accounts.setPassword(account, password_hash))) throw new WrongPassword();
      await this.secrets.voidAllOf(account.id);
      if (end_other_sessions) await this.sessions.revoke(identity, account, { except: identity.session_id });
      await this.notices.send('user.change_password', account, origin);
    });
  }

  /** For whoever was mailed a link, which also shows that the address is theirs. Everybody who is signed in to the account has to go. */
  async reset(token: string, new_password: string, origin: Origin): Promise<void> {
    await this.secrets.require(token, MailedSecretPurpose.PasswordReset);
    const password_hash = await this.passwords.hash(new_password);
    await this.db.transaction(async () => {
      const { user_id, account_email } = await this.secrets.use(token, MailedSecretPurpose.PasswordReset);
      if (!(await this.accounts.resetPassword(user_id, account_email, password_hash))) throw new InvalidLink();
      const account = (await this.accounts.find(user_id))!;
      await this.secrets.voidAllOf(user_id);
      await this.sessions.revoke(account, account, {});
      await this.attempts.forgive(account.email);
      await this.notices.send('user.reset_password', account, origin);
    });
  }
}
