import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, Scheduled } from '@app/jobs';
import { MentorshipBeginningsService } from './mentorship-beginnings.service';
import { MentorshipDueService } from './mentorship-due.service';
import { MentorshipRemindersService } from './mentorship-reminders.service';
import { ActivateMentorship } from './mentorships.jobs';

/** Runs jobs and schedules of mentorships. */
@Injectable()
export class MentorshipsProcessor {
  constructor(
    private readonly beginnings: MentorshipBeginningsService,
    private readonly due: MentorshipDueService,
    private readonly reminders: MentorshipRemindersService,
  ) {}

  @Handles(ActivateMentorship)
  async activate({ mentorship_id }: PayloadOf<typeof ActivateMentorship>): Promise<{ activated: boolean }> {
    return { activated: await this.beginnings.activate(mentorship_id) };
  }

  /** Time zones differ by multiples of a quarter of an hour, so a day may start at any of them. */
  @Scheduled('activate_mentorships', '*/15 * * * *')
  async activateDue(): Promise<{ due: number }> {
    return { due: await this.due.activateDue() };
  }

  @Scheduled('expire_proposals', '7 * * * *', { inBatches: true })
  async expireDue(): Promise<{ expired: number }> {
    return { expired: await this.due.expireDue() };
  }

  @Scheduled('flag_mentorship_ends', '37 * * * *', { inBatches: true })
  async flagEnds(): Promise<{ flagged: number }> {
    return { flagged: await this.due.flagEnds() };
  }

  /** Runs every hour, so that it runs soon after midnight in every time zone. */
  @Scheduled('remind_of_mentorship_ends', '9 * * * *', { inBatches: true })
  async remindOfEnds(): Promise<{ reminded: number }> {
    return { reminded: await this.reminders.remindOfEnds() };
  }

  @Scheduled('remind_of_silence', '11 * * * *', { inBatches: true })
  async remindOfSilence(): Promise<{ reminded: number }> {
    return { reminded: await this.reminders.remindOfSilence() };
  }
}
