import { Injectable } from '@nestjs/common';
import { ApiKeysService } from '@identity/api-keys';
import { PasskeysService } from '@identity/passkeys';
import { TotpService } from '@identity/totp';
import { IdentitiesRepository } from './identities.repository';

/** All ways to sign in to an account besides its password. */
@Injectable()
export class SignInMethodsService {
  constructor(
    private readonly identities: IdentitiesRepository,
    private readonly totp: TotpService,
    private readonly passkeys: PasskeysService,
    private readonly keys: ApiKeysService,
  ) {}

  /** Runs in the caller's transaction. */
  async removeAllOf(user_id: number): Promise<void> {
    await this.identities.removeAllOf(user_id);
    await this.totp.forget(user_id);
    await this.passkeys.forget(user_id);
    await this.keys.revokeAllOf(user_id);
  }
}
