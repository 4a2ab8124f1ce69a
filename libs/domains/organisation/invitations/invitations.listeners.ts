import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised, UserDeactivated } from '@organisation/users';
import { InvitationsService } from './invitations.service';

/** Listens to events of other domains. */
@Injectable()
export class InvitationsListeners {
  constructor(private readonly invitations: InvitationsService) {}

  @On(UserDeactivated, 'UserDeactivated:InvitationsListeners.withdraw')
  async withdraw({ user_id }: UserDeactivated): Promise<void> {
    await this.invitations.withdrawFor(user_id);
  }

  @On(UserAnonymised, 'UserAnonymised:InvitationsListeners.forget')
  async forget({ user_id }: UserAnonymised): Promise<void> {
    await this.invitations.forget(user_id);
  }
}
