import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { LeaveService } from './leave.service';

/** Listens to events of other domains. */
@Injectable()
export class CalendarListeners {
  constructor(private readonly leaves: LeaveService) {}

  @On(UserAnonymised, 'UserAnonymised:CalendarListeners.forgetPerson')
  async forgetPerson({ user_id }: UserAnonymised): Promise<void> {
    await this.leaves.forgetPerson(user_id);
  }
}
