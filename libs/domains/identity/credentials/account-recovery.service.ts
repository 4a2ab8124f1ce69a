import { Injectable } from '@nestjs/common';
import { AccountReclaimer } from '@app/auth';
import { ApiKeysService } from '@identity/api-keys';
import { SessionRevocationsService, type SignInAccount } from '@identity/auth';
import { MailedSecretsService } from './mailed-secrets.service';

/** Gives an account back to the owner of its address and signs everybody else out. */
@Injectable()
export class AccountRecoveryService {
  constructor(
    private readonly secrets: MailedSecretsService,
    private readonly revocations: SessionRevocationsService,
    private readonly keys: ApiKeysService,
    private readonly reclaimer: AccountReclaimer,
  ) {}

  /**
   * Ends sessions, API keys, feeds and mailed links, in the caller's transaction. For an unproven account, it also removes everything that was set
   * up before.
   */
  async recover(account: SignInAccount): Promise<void> {
    if (account.is_unproven) await this.reclaimer.reclaim(account.id);
    await this.revocations.revoke(account, account, {});
    await this.revocations.endLastingAccessOf(account.id);
    await this.keys.revokeAllOf(account.id);
    await this.secrets.voidAllOf(account.id);
  }
}
