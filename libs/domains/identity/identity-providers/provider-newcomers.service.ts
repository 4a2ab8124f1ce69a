import { Injectable } from '@nestjs/common';
import { ApiKeysService } from '@identity/api-keys';
import { MailedSecretsService } from '@identity/credentials';
import { TotpService } from '@identity/totp';
import { VouchedUsersService } from '@organisation/users';
import { IdentitiesRepository } from './identities.repository';
import type { Assertion } from './provider';

/** Accounts for who has none yet, in the caller's transaction. */
@Injectable()
export class ProviderNewcomersService {
  constructor(
    private readonly identities: IdentitiesRepository,
    private readonly totp: TotpService,
    private readonly keys: ApiKeysService,
    private readonly links: MailedSecretsService,
    private readonly users: VouchedUsersService,
  ) {}

  /** A mentee of no company. */
  async register({ email, name }: Assertion): Promise<number> {
    const { id } = await this.users.register({ email: email!, name });
    return id;
  }

  /**
   * Gives an account that nobody has shown to be theirs to whom its address belongs. Whoever typed the address first keeps no way
   * in: not their password, sessions, second factor, identities, API keys, nor a link that was mailed to them.
   */
  async claim(user_id: number): Promise<number> {
    await this.identities.removeAllOf(user_id);
    await this.totp.forget(user_id);
    await this.keys.revokeAllOf(user_id);
    await this.links.voidAllOf(user_id);
    await this.users.claim(user_id);
    return user_id;
  }
}
