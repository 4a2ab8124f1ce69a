import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { SetlistsService } from './setlists.service';

/** Reacts to events of other domains. */
@Injectable()
export class SetlistsListeners {
  constructor(private readonly setlists: SetlistsService) {}

  @On(UserAnonymised, 'UserAnonymised:SetlistsListeners.forgetPerson')
  async forgetPerson({ user_id }: UserAnonymised): Promise<void> {
    await this.setlists.forgetPerson(user_id);
  }
}
