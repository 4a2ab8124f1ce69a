import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { PlanRolledOut } from '@programmes/plans';
import { UserDeactivated } from '@organisation/users';
import { MentorshipDueService } from './mentorship-due.service';
import { MentorshipRolloutsService } from './mentorship-rollouts.service';

/** Another domain's news. */
@Injectable()
export class MentorshipsListeners {
  constructor(
    private readonly due: MentorshipDueService,
    private readonly rollouts: MentorshipRolloutsService,
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
