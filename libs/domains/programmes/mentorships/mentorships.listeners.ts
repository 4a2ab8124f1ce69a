import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { AttachmentsService } from '@library/attachments';
import { PlanReplanned, PlanRolledOut } from '@programmes/plans';
import { SharedWordsExpired, UserDeactivated } from '@organisation/users';
import { MentorshipDueService } from './mentorship-due.service';
import { MentorshipPlanChangesService } from './mentorship-plan-changes.service';
import { MentorshipWordsRepository } from './mentorship-words.repository';

/** Listens to events of other domains. */
@Injectable()
export class MentorshipsListeners {
  constructor(
    private readonly due: MentorshipDueService,
    private readonly plans: MentorshipPlanChangesService,
    private readonly words: MentorshipWordsRepository,
    private readonly attachments: AttachmentsService,
  ) {}

  @On(UserDeactivated, 'UserDeactivated:MentorshipsListeners.endAllOf')
  async endAllOf({ user_id }: UserDeactivated): Promise<void> {
    await this.due.endAllOf(user_id);
  }

  @On(PlanRolledOut, 'PlanRolledOut:MentorshipsListeners.noteRollout')
  async noteRollout(news: PlanRolledOut): Promise<void> {
    await this.plans.noteRollout(news);
  }

  @On(PlanReplanned, 'PlanReplanned:MentorshipsListeners.noteReplan')
  async noteReplan(news: PlanReplanned): Promise<void> {
    await this.plans.noteReplan(news);
  }

  @On(SharedWordsExpired, 'SharedWordsExpired:MentorshipsListeners.expireWords')
  async expireWords({ user_id }: SharedWordsExpired): Promise<void> {
    await this.words.bury(user_id);
    const meetings = await this.words.listMeetings(user_id);
    await this.attachments.removeOf(
      null,
      'meeting',
      meetings.map(({ id }) => id),
    );
  }
}
