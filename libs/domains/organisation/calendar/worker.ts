import { Module } from '@nestjs/common';
import { CalendarListeners } from './calendar.listeners';
import { CalendarModule } from './calendar.module';

/** Entry point for events: apps/worker. */
@Module({ imports: [CalendarModule], providers: [CalendarListeners] })
export class CalendarWorkerModule {}
