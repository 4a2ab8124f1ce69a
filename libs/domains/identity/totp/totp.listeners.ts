import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { TotpService } from './totp.service';

/** Handles events of other domains. */
@Injectable()
export class TotpListeners {
  constructor(private readonly totp: TotpService) {}

  @On(UserAnonymised, 'UserAnonymised:TotpListeners.forget')
  async forget({ user_id }: UserAnonymised): Promise<void> {
    await this.totp.forget(user_id);
  }
}
