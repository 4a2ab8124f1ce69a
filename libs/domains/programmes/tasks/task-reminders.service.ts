import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { type Notice, Notices, type ReminderDraft } from '@app/notices';
import { CalendarService, type Day, type WorkCalendar, isLastWorkdayBefore, isWorkdayAfter, reminderTime } from '@organisation/calendar';
import { type DueBetween, type DueTask, TaskRemindersRepository } from './task-reminders.repository';
import { TASK_DUE_SOON, TASK_OVERDUE } from './tasks.notifications';

/** Number of tasks in one transaction. */
const BATCH = 500;
const DAY_MS = 86_400_000;
/** Days before the due time in which a task may need a reminder. Somebody whose break is longer gets it on their first workday, or none. */
const AHEAD_DAYS = 14;
/** Days after the due time in which a task may need a reminder. Later, its assignee knows, or has been away for long. */
const LATE_DAYS = 30;

/** Tells whether today is the day for the reminder of a task that is due on `day`, in the assignee's calendar. */
type IsTime = (day: Day, calendar: WorkCalendar, now: Date) => boolean;

/** Reminds assignees of their tasks on their own workdays: before these are due, and once after. */
@Injectable()
export class TaskRemindersService {
  constructor(
    private readonly tasks: TaskRemindersRepository,
    private readonly calendars: CalendarService,
    private readonly notices: Notices,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Reminds on the last workday before the due day. */
  remindOfDue(): Promise<number> {
    const from = this.clock.now();
    return this.remind(TASK_DUE_SOON, { from, until: new Date(+from + AHEAD_DAYS * DAY_MS) }, isLastWorkdayBefore);
  }

  /** Reminds on the first workday after the due day, and never again of the same due time. */
  remindOfOverdue(): Promise<number> {
    const until = this.clock.now();
    return this.remind(TASK_OVERDUE, { from: new Date(+until - LATE_DAYS * DAY_MS), until }, isWorkdayAfter);
  }

  private async remind(notice: Notice, range: DueBetween, isTime: IsTime): Promise<number> {
    let reminded = 0;
    for (let last: DueTask | undefined, full = true; full;) {
      const tasks = await this.tasks.due(range, last, BATCH);
      const drafts = await this.draftsOf(tasks, isTime);
      reminded += await this.db.transaction(() => this.notices.remind(notice, drafts));
      [last, full] = [tasks.at(-1), tasks.length === BATCH];
    }
    return reminded;
  }

  private async draftsOf(tasks: readonly DueTask[], isTime: IsTime): Promise<ReminderDraft[]> {
    const now = this.clock.now();
    const calendars = await this.calendars.calendarsOf(tasks.map(({ assignee_id }) => assignee_id));
    return tasks.flatMap(({ id: resource_id, assignee_id: user_id, due_at: occasion }) => {
      const calendar = calendars.get(user_id)!;
      const due_on = calendar.dayOf(new Date(occasion));
      if (!isTime(due_on, calendar, now)) return [];
      return { user_id, resource_id, occasion, facts: { due_on }, not_before: instant(reminderTime(calendar, now)) };
    });
  }
}
