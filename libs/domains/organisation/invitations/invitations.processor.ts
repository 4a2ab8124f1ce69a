import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { InvitationRemindersService } from './invitation-reminders.service';
import { InvitationsService } from './invitations.service';

/** Runs the scheduled tasks of invitations. */
@Injectable()
export class InvitationsProcessor {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly reminders: InvitationRemindersService,
  ) {}

  @Scheduled('tidy_invitations', '23 * * * *', { inBatches: true })
  tidy(): Promise<{ expired: number; removed: number }> {
    return this.invitations.tidy();
  }

  /** Runs every hour, so that it runs soon after midnight in every time zone. */
  @Scheduled('remind_of_invitations', '15 * * * *', { inBatches: true })
  async remindOfExpiring(): Promise<{ reminded: number }> {
    return { reminded: await this.reminders.remindOfExpiring() };
  }
}
