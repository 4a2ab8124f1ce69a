import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { PlanRolledOut } from '@programmes/plans';
import { UserDeactivated } from '@organisation/users';
import { DueService } from './due.service';
import { RolloutsService } from './rollouts.service';

/** Another domain's news. */
@Injectable()
export class MentorshipsListeners {
  constructor(
    private readonly due: DueService,
    private readonly rollouts: RolloutsService,
  ) {}

  @On(UserDeactivated, 'UserDeactivated:MentorshipsListeners.endAllOf')
  async endAllOf({ user_id }: UserDeactivated): Promise<void> {
    await this.due.endAllOf(user_id);
  }

  @On(PlanRolledOut, 'PlanRolledOut:MentorshipsListeners.noteRollout')
  async noteRollout(news: PlanRolledOut): Promise<void> {
    await this.rollouts.note(news);
  }
}
