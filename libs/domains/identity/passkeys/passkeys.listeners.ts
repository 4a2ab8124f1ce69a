import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { PasskeysService } from './passkeys.service';

/** Handles events of other domains. */
@Injectable()
export class PasskeysListeners {
  constructor(private readonly passkeys: PasskeysService) {}

  @On(UserAnonymised, 'UserAnonymised:PasskeysListeners.forget')
  async forget({ user_id }: UserAnonymised): Promise<void> {
    await this.passkeys.forget(user_id);
  }
}
