import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { UnshownAccountsService, UserNotMovable } from '@organisation/users';
import { AccountStays } from './credentials.errors';
import { MailedSecretPurpose } from './mailed-secret.entity';
import { MailedSecretsService } from './mailed-secrets.service';

const { EmailVerification, EmailChange } = MailedSecretPurpose;

/** For whoever has a mailbox, and has not made the account that its address was given to. */
@Injectable()
export class DisownedAddressesService {
  constructor(
    private readonly secrets: MailedSecretsService,
    private readonly unshown: UnshownAccountsService,
    private readonly db: Database,
  ) {}

  /** An unproven account is deleted. The change of another account to this address is called off. */
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
