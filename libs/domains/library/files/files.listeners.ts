import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { UserAnonymised } from '@organisation/users';
import { FileFailed } from './files.events';
import { FileWipingService } from './file-wiping.service';
import { InfectedNoticesService } from './infected-notices.service';

/** Handles events of files and of other domains. */
@Injectable()
export class FilesListeners {
  constructor(
    private readonly wiping: FileWipingService,
    private readonly notices: InfectedNoticesService,
  ) {}

  @On(FileFailed, 'FileFailed:FilesListeners.tellOwner')
  async tellOwner({ upload_id }: FileFailed, { id: source }: Run): Promise<void> {
    await this.notices.tell(upload_id, source);
  }

  @On(UserAnonymised, 'UserAnonymised:FilesListeners.forgetPerson')
  async forgetPerson({ user_id }: UserAnonymised): Promise<void> {
    await this.wiping.wipeOwnFilesOf(user_id);
  }
}
