import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { UnshownAccountsService, UserNotMovable } from '@organisation/users';
import { AccountStays } from './credentials.errors';
import { MailedSecretPurpose } from './mailed-secret.entity';
import { MailedSecretsService } from './mailed-secrets.service';

const { EmailVerification, EmailChange } = MailedSecretPurpose;

/** Frees an address for its owner after somebody else has used it for an account. */
@Injectable()
export class DisownedAddressesService {
  constructor(
    private readonly secrets: MailedSecretsService,
    private readonly unshown: UnshownAccountsService,
    private readonly db: Database,
  ) {}

  /** Deletes an unproven account, or cancels the change of another account to this address. */
  async disown(token: string): Promise<void> {
    const disowning = this.db.transaction(async () => {
      const { user_id, purpose } = await this.secrets.use(token, EmailVerification, EmailChange);
      if (purpose === EmailVerification) await this.unshown.disown(user_id);
    }, [null]);
    await disowning.catch((error: unknown) => {
      throw error instanceof UserNotMovable ? new AccountStays() : error;
    });
  }
}
