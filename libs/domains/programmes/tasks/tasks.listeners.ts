import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { SharedWordsExpired, UserAnonymised } from '@organisation/users';
import { TaskWordsRepository } from './task-words.repository';

/** Reacts to events of other domains. */
@Injectable()
export class TasksListeners {
  constructor(private readonly words: TaskWordsRepository) {}

  @On(UserAnonymised, 'UserAnonymised:TasksListeners.forget')
  async forget({ user_id }: UserAnonymised): Promise<void> {
    await this.words.removePersonal(user_id);
  }

  @On(SharedWordsExpired, 'SharedWordsExpired:TasksListeners.expireWords')
  async expireWords({ user_id }: SharedWordsExpired): Promise<void> {
    await this.words.bury(user_id);
  }
}
