import { Module } from '@nestjs/common';
import { CalendarListeners } from './calendar.listeners';
import { CalendarModule } from './calendar.module';

/** The door for other domains' news: apps/worker. */
@Module({ imports: [CalendarModule], providers: [CalendarListeners] })
export class CalendarWorkerModule {}
