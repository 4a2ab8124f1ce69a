import { Module } from '@nestjs/common';
import { CalendarListeners } from './calendar.listeners';
import { CalendarModule } from './calendar.module';
import { LeaveNoticesListeners } from './leave-notices.listeners';

/** Entry point for events: apps/worker. */
@Module({ imports: [CalendarModule], providers: [CalendarListeners, LeaveNoticesListeners] })
export class CalendarWorkerModule {}
