import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { type Notice, Notices, type ReminderDraft } from '@app/notices';
import { CalendarService, type WorkCalendar, reminderTime } from '@organisation/calendar';
import { MentorshipRemindersRepository, type RemindedMentorship, type SilentMentorship } from './mentorship-reminders.repository';
import { MENTORSHIP_ENDS_SOON, NO_CONTACT } from './mentorship-reminders.notifications';
import { silentDays } from './silence';

/** Number of mentorships in one transaction. */
const BATCH = 500;
const ENDS_WITHIN_DAYS = 14;

/** Reminds mentors and mentees of the end of a mentorship, and mentors of a long silence: each person on one of their own workdays. */
@Injectable()
export class MentorshipRemindersService {
  constructor(
    private readonly mentorships: MentorshipRemindersRepository,
    private readonly calendars: CalendarService,
    private readonly notices: Notices,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Reminds mentor and mentee once for each last day, on their first workday within two weeks before it. Returns the number of reminders. */
  remindOfEnds(): Promise<number> {
    const now = this.clock.now();
    return this.inBatches(
      (after) => this.mentorships.ending(now, ENDS_WITHIN_DAYS, { after, limit: BATCH }),
      (ending) => this.remindOf(MENTORSHIP_ENDS_SOON, this.draftsOfEnds(ending, now)),
    );
  }

  /** Reminds the mentor once for each silence. Returns the number of reminders. */
  remindOfSilence(): Promise<number> {
    const now = this.clock.now();
    return this.inBatches(
      (after) => this.mentorships.silent(now, { after, limit: BATCH }),
      (silent) => this.remindOf(NO_CONTACT, this.draftsOfSilence(silent, now)),
    );
  }

  private async inBatches<M extends { readonly id: number }>(
    find: (after: number) => Promise<readonly M[]>,
    remind: (found: readonly M[]) => Promise<number>,
  ): Promise<number> {
    let reminded = 0;
    for (let last = 0, full = true; full;) {
      const found = await find(last);
      reminded += await remind(found);
      [last, full] = [found.at(-1)?.id ?? last, found.length === BATCH];
    }
    return reminded;
  }

  private async remindOf(notice: Notice, drafts: Promise<ReminderDraft[]>): Promise<number> {
    const given = await drafts;
    return this.db.transaction(() => this.notices.remind(notice, given));
  }

  private async draftsOfEnds(ending: readonly RemindedMentorship[], now: Date): Promise<ReminderDraft[]> {
    const calendars = await this.calendars.calendarsOf(ending.flatMap(peopleOf));
    return ending.flatMap((mentorship) =>
      peopleOf(mentorship).flatMap((user_id) => {
        const not_before = timeFor(calendars.get(user_id)!, now);
        return not_before ? { user_id, resource_id: mentorship.id, occasion: mentorship.end_on, not_before } : [];
      }),
    );
  }

  private async draftsOfSilence(silent: readonly SilentMentorship[], now: Date): Promise<ReminderDraft[]> {
    const [people, companies] = await Promise.all([
      this.calendars.calendarsOf(silent.flatMap(peopleOf)),
      this.calendars.calendarsOfCompanies(silent.map(({ company_id }) => company_id)),
    ]);
    return silent.flatMap((mentorship) => {
      const { id: resource_id, mentor_id: user_id, days, last_contact_at: occasion } = mentorship;
      const company = companies.get(mentorship.company_id)!;
      const calendar = people.get(user_id)!;
      const range = { last: company.dayOf(new Date(occasion)), today: company.dayOf(now) };
      const counted = silentDays(range, { company, people: peopleOf(mentorship).map((id) => people.get(id)!) }, days);
      const not_before = timeFor(calendar, now);
      return counted < days || !not_before ? [] : { user_id, resource_id, occasion, not_before, facts: { last_on: range.last } };
    });
  }
}

const peopleOf = ({ mentor_id, mentee_id }: RemindedMentorship): readonly [number, number] => [mentor_id, mentee_id];

/** Returns the time from which today's reminders are mailed. Undefined on a day off. */
const timeFor = (calendar: WorkCalendar, now: Date) =>
  calendar.isWorkday(calendar.dayOf(now)) ? instant(reminderTime(calendar, now)) : undefined;
