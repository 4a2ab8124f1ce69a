import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { SetlistsService } from './setlists.service';

/** Another domain's news. */
@Injectable()
export class SetlistsListeners {
  constructor(private readonly setlists: SetlistsService) {}

  @On(UserAnonymised, 'UserAnonymised:SetlistsListeners.forgetPerson')
  async forgetPerson({ user_id }: UserAnonymised): Promise<void> {
    await this.setlists.forgetPerson(user_id);
  }
}
