import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { DocumentUpkeepService } from './document-upkeep.service';
import { DocumentWatchersService } from './document-watchers.service';

/** Reacts to events of other domains. */
@Injectable()
export class DocumentsListeners {
  constructor(
    private readonly upkeep: DocumentUpkeepService,
    private readonly watchers: DocumentWatchersService,
  ) {}

  @On(UserAnonymised, 'UserAnonymised:DocumentsListeners.forgetPerson')
  async forgetPerson({ user_id }: UserAnonymised): Promise<void> {
    await this.upkeep.forgetPerson(user_id);
  }

  @On(UserAnonymised, 'UserAnonymised:DocumentsListeners.stopWatching')
  async stopWatching({ user_id }: UserAnonymised): Promise<void> {
    await this.watchers.forget(user_id);
  }
}
