import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserDeactivated } from '@domains/users';
import { DueService } from './due.service';

/** Another domain's news. */
@Injectable()
export class MentorshipsListeners {
  constructor(private readonly due: DueService) {}

  @On(UserDeactivated)
  async endAllOf({ user_id }: UserDeactivated): Promise<void> {
    await this.due.endAllOf(user_id);
  }
}
