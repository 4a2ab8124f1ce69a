import { Injectable } from '@nestjs/common';
import { CallerDays } from '@app/http';
import { CalendarService } from './calendar.service';
import type { Day } from './day';

/** Finds when a day in a list's filter begins and ends for the caller, by the caller's time zone. */
@Injectable()
export class CalendarCallerDays extends CallerDays {
  constructor(private readonly calendars: CalendarService) {
    super();
  }

  async boundsOf(user_id: number, day: Day) {
    const calendar = await this.calendars.calendarOf({ user_id });
    return { start: calendar.startOf(day), end: calendar.endOf(day) };
  }
}
