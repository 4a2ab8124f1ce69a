import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { IdentitiesService } from './identities.service';

/** Handles events of other domains. */
@Injectable()
export class IdentityProvidersListeners {
  constructor(private readonly identities: IdentitiesService) {}

  @On(UserAnonymised, 'UserAnonymised:IdentityProvidersListeners.forgetIdentities')
  async forgetIdentities({ user_id }: UserAnonymised): Promise<void> {
    await this.identities.forget(user_id);
  }
}
