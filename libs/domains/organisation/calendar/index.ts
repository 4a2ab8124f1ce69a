export { HolidaysChanged, LeaveChanged } from './calendar.events';
export { CalendarModule } from './calendar.module';
export type { Whose } from './calendar.repository';
export { CalendarService } from './calendar.service';
export { type Day, type Span, daysAfter } from './day';
export { isLastWorkdayBefore, isWorkdayAfter, reminderTime } from './reminder-days';
export { type CalendarFacts, WorkCalendar } from './work-calendar';
export { NoWorkday, type Weekday } from './workdays';
export { offsetAt } from './zone';
