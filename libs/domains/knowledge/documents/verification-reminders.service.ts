import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { type Notice, Notices, type ReminderDraft } from '@app/notices';
import { CalendarService, type Day, type WorkCalendar, isWorkdayAfter, reminderTime } from '@organisation/calendar';
import { VERIFICATION_DUE, VERIFICATION_OVERDUE } from './verification.notifications';
import { type ExpiringDocument, VerificationRemindersRepository } from './verification-reminders.repository';

/** Number of documents in one transaction. */
const BATCH = 500;
const DAY_MS = 86_400_000;
/** Days before the expiry in which the verifier is reminded, on their first workday. */
const AHEAD_DAYS = 14;
/** Days after the expiry in which the verifier may be reminded. Later, they know it, or have been away for long. */
const LATE_DAYS = 30;

type IsTime = (day: Day, calendar: WorkCalendar, now: Date) => boolean;

/**
 * Reminds verifiers of documents whose verification expires: once before each expiry and once after it. Without a verifier, the owner is
 * reminded.
 */
@Injectable()
export class VerificationRemindersService {
  constructor(
    private readonly documents: VerificationRemindersRepository,
    private readonly calendars: CalendarService,
    private readonly notices: Notices,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Reminds on the first workday within two weeks before the expiry. */
  remindOfDue(): Promise<number> {
    const from = this.clock.now();
    return this.remind(VERIFICATION_DUE, { from, until: new Date(+from + AHEAD_DAYS * DAY_MS) }, isWorkday);
  }

  /** Reminds on the first workday after the day of the expiry. */
  remindOfOverdue(): Promise<number> {
    const until = this.clock.now();
    return this.remind(VERIFICATION_OVERDUE, { from: new Date(+until - LATE_DAYS * DAY_MS), until }, isWorkdayAfter);
  }

  private async remind(notice: Notice, range: { from: Date; until: Date }, isTime: IsTime): Promise<number> {
    let reminded = 0;
    for (let last: ExpiringDocument | undefined, full = true; full;) {
      const documents = await this.documents.expiring(range, last, BATCH);
      const drafts = await this.draftsOf(documents, isTime);
      reminded += await this.db.transaction(() => this.notices.remind(notice, drafts));
      [last, full] = [documents.at(-1), documents.length === BATCH];
    }
    return reminded;
  }

  private async draftsOf(documents: readonly ExpiringDocument[], isTime: IsTime): Promise<ReminderDraft[]> {
    const now = this.clock.now();
    const calendars = await this.calendars.calendarsOf(documents.map(({ user_id }) => user_id));
    return documents.flatMap(({ id: resource_id, user_id, verified_until: occasion }) => {
      const calendar = calendars.get(user_id)!;
      const day = calendar.dayOf(new Date(occasion));
      if (!isTime(day, calendar, now)) return [];
      return { user_id, resource_id, occasion, facts: { verified_until: day }, not_before: instant(reminderTime(calendar, now)) };
    });
  }
}

const isWorkday: IsTime = (_, calendar, now) => calendar.isWorkday(calendar.dayOf(now));
