import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { FileWipingService } from './file-wiping.service';

/** Handles events of other domains. */
@Injectable()
export class FilesListeners {
  constructor(private readonly wiping: FileWipingService) {}

  @On(UserAnonymised, 'UserAnonymised:FilesListeners.forgetPerson')
  async forgetPerson({ user_id }: UserAnonymised): Promise<void> {
    await this.wiping.wipeOwnFilesOf(user_id);
  }
}
