import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { MemosService } from './memos.service';

/** Another domain's news. */
@Injectable()
export class MemosListeners {
  constructor(private readonly memos: MemosService) {}

  @On(UserAnonymised, 'UserAnonymised:MemosListeners.forgetPerson')
  async forgetPerson({ user_id }: UserAnonymised): Promise<void> {
    await this.memos.forgetPerson(user_id);
  }
}
