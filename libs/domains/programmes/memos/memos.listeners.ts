import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { SharedWordsExpired, UserAnonymised } from '@organisation/users';
import { MemosService } from './memos.service';

/** Reacts to events of other domains. */
@Injectable()
export class MemosListeners {
  constructor(private readonly memos: MemosService) {}

  @On(UserAnonymised, 'UserAnonymised:MemosListeners.forgetPerson')
  async forgetPerson({ user_id }: UserAnonymised): Promise<void> {
    await this.memos.forgetPerson(user_id);
  }

  @On(SharedWordsExpired, 'SharedWordsExpired:MemosListeners.expireWords')
  async expireWords({ user_id }: SharedWordsExpired): Promise<void> {
    await this.memos.expireWordsOf(user_id);
  }
}
