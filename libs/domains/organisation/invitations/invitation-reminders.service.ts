import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { Notices, type ReminderDraft } from '@app/notices';
import { CalendarService, isLastWorkdayBefore, reminderTime } from '@organisation/calendar';
import { type ExpiringInvitation, InvitationRemindersRepository } from './invitation-reminders.repository';
import { INVITATION_EXPIRES_SOON } from './invitations.notifications';

/** Number of invitations in one transaction. */
const BATCH = 500;
const LIFETIME_MS = 7 * 86_400_000;

/** Reminds the senders of open invitations on their last workday before an invitation expires. */
@Injectable()
export class InvitationRemindersService {
  constructor(
    private readonly invitations: InvitationRemindersRepository,
    private readonly calendars: CalendarService,
    private readonly notices: Notices,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async remindOfExpiring(): Promise<number> {
    const now = this.clock.now();
    let reminded = 0;
    for (let after = 0, full = true; full;) {
      const found = await this.invitations.expiring(now, new Date(+now + LIFETIME_MS), { after, limit: BATCH });
      const drafts = await this.draftsOf(found, now);
      reminded += await this.db.transaction(() => this.notices.remind(INVITATION_EXPIRES_SOON, drafts));
      [after, full] = [found.at(-1)?.id ?? after, found.length === BATCH];
    }
    return reminded;
  }

  /** Skips invitations that were sent today: their senders need no reminder yet. */
  private async draftsOf(found: readonly ExpiringInvitation[], now: Date): Promise<ReminderDraft[]> {
    const calendars = await this.calendars.calendarsOf(found.map(({ sender_id }) => sender_id));
    return found.flatMap(({ id: resource_id, sender_id: user_id, sent_at, expires_at: occasion }) => {
      const calendar = calendars.get(user_id)!;
      const [expires_on, sent_on] = [occasion, sent_at].map((moment) => calendar.dayOf(new Date(moment))) as [string, string];
      if (sent_on === calendar.dayOf(now) || !isLastWorkdayBefore(expires_on, calendar, now)) return [];
      return { user_id, resource_id, occasion, not_before: instant(reminderTime(calendar, now)) };
    });
  }
}
