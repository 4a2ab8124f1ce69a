import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { SessionRevocationsService } from './session-revocations.service';

/** Handles events of other domains. */
@Injectable()
export class AuthListeners {
  constructor(private readonly revocations: SessionRevocationsService) {}

  @On(UserAnonymised, 'UserAnonymised:AuthListeners.forget')
  async forget({ user_id }: UserAnonymised): Promise<void> {
    await this.revocations.forget(user_id);
  }
}
