import { Injectable } from '@nestjs/common';
import { Passwords } from '@app/auth';
import { Database } from '@app/database';
import { AttemptsService, type Origin, SignInAccountsRepository } from '@identity/auth';
import { AccountRecoveryService } from './account-recovery.service';
import { InvalidLink } from './credentials.errors';
import { MailedSecretPurpose } from './mailed-secret.entity';
import { MailedSecretsService } from './mailed-secrets.service';
import { PasswordNotices } from './password-notices';

/** Sets new passwords for users who have forgotten theirs. */
@Injectable()
export class PasswordResetsService {
  constructor(
    private readonly accounts: SignInAccountsRepository,
    private readonly passwords: Passwords,
    private readonly attempts: AttemptsService,
    private readonly secrets: MailedSecretsService,
    private readonly recovery: AccountRecoveryService,
    private readonly notices: PasswordNotices,
    private readonly db: Database,
  ) {}

  /** Sets the password by a mailed link, which also confirms the address. All sessions and API keys of the account end. */
  async reset(token: string, new_password: string, origin: Origin): Promise<void> {
    const { user_id: owner_id } = await this.secrets.require(token, MailedSecretPurpose.PasswordReset);
    const [owner, context] = [await this.accounts.find(owner_id), await this.accounts.contextOf(owner_id)];
    const password_hash = await this.passwords.choose({ password: new_password, field: 'new_password', ...context });
    await this.db.transaction(async () => {
      const { user_id, account_email } = await this.secrets.use(token, MailedSecretPurpose.PasswordReset);
      const account = await this.accounts.find(user_id);
      if (!account || !(await this.accounts.resetPassword(user_id, account_email, password_hash))) throw new InvalidLink();
      await this.recovery.recover(account);
      await this.attempts.forgive(account.email);
      await this.notices.send('user.reset_password', account, origin);
    }, [owner?.company_id ?? null]);
  }
}
