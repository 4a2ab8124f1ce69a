import { Injectable } from '@nestjs/common';
import { AccountReclaimer } from '@app/auth';
import { ApiKeysService } from '@identity/api-keys';
import { SessionRevocationsService, type SignInAccount } from '@identity/auth';
import { MailedSecretsService } from './mailed-secrets.service';

/** Gives an account back to whoever has shown that its address is theirs: nobody else stays in it. */
@Injectable()
export class AccountRecoveryService {
  constructor(
    private readonly secrets: MailedSecretsService,
    private readonly revocations: SessionRevocationsService,
    private readonly keys: ApiKeysService,
    private readonly reclaimer: AccountReclaimer,
  ) {}

  /** In the caller's transaction: sessions, API keys and mailed links end. Of an unproven account, everything that was made before does. */
  async recover(account: SignInAccount): Promise<void> {
    if (account.is_unproven) await this.reclaimer.reclaim(account.id);
    await this.revocations.revoke(account, account, {});
    await this.keys.revokeAllOf(account.id);
    await this.secrets.voidAllOf(account.id);
  }
}
