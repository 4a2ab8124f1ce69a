import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { FileDeleted, FileFailed } from '@library/files';
import { UserAnonymised } from '@organisation/users';
import { ScoreUpkeepService } from './score-upkeep.service';

/** Reacts to events of files and users. */
@Injectable()
export class ScoresListeners {
  constructor(private readonly upkeep: ScoreUpkeepService) {}

  @On(FileDeleted, 'FileDeleted:ScoresListeners.follow')
  async follow({ upload_id }: FileDeleted): Promise<void> {
    await this.upkeep.follow(upload_id);
  }

  @On(UserAnonymised, 'UserAnonymised:ScoresListeners.forgetPerson')
  async forgetPerson({ user_id }: UserAnonymised): Promise<void> {
    await this.upkeep.wipeAllOf(user_id);
  }

  @On(FileFailed, 'FileFailed:ScoresListeners.giveUp')
  async giveUp({ upload_id }: FileFailed): Promise<void> {
    await this.upkeep.giveUp(upload_id);
  }
}
