import { Injectable } from '@nestjs/common';
import { type Identity, Passwords } from '@app/auth';
import { Database } from '@app/database';
import { ValidationFailed } from '@app/errors';
import { type Origin, ProofsService, SessionRevocationsService, SignInAccountsRepository, WrongPassword } from '@identity/auth';
import { MailedSecretsService } from './mailed-secrets.service';
import { PasswordNotices } from './password-notices';

export interface PasswordChange {
  readonly current_password: string;
  readonly new_password: string;
  readonly end_other_sessions?: boolean;
}

/** Changes passwords for users who know the present one. */
@Injectable()
export class OwnPasswordsService {
  constructor(
    private readonly accounts: SignInAccountsRepository,
    private readonly proofs: ProofsService,
    private readonly passwords: Passwords,
    private readonly secrets: MailedSecretsService,
    private readonly revocations: SessionRevocationsService,
    private readonly notices: PasswordNotices,
    private readonly db: Database,
  ) {}

  /** Replaces the password. The second of two concurrent changes fails, because its present password is no longer right. */
  async change(identity: Identity, { current_password, new_password, end_other_sessions }: PasswordChange, origin: Origin): Promise<void> {
    const account = await this.proofs.demand(identity.id, current_password, origin);
    if (new_password === current_password) throw sameAsBefore();
    const context = await this.accounts.contextOf(identity.id);
    const password_hash = await this.passwords.choose({ password: new_password, field: 'new_password', ...context });
    await this.db.transaction(async () => {
      if (!(await this.accounts.choosePassword(account, password_hash))) throw new WrongPassword();
      await this.secrets.voidAllOf(account.id);
      this.revocations.renewRights();
      if (end_other_sessions) await this.revocations.revoke(identity, account, { except: identity.session_id });
      await this.notices.send('user.change_password', account, origin);
    });
  }
}

const sameAsBefore = (): ValidationFailed =>
  new ValidationFailed([
    { field: 'new_password', message: { en: 'must differ from the current password', ko: '현재 비밀번호와 달라야 합니다' } },
  ]);
