import { Module } from '@nestjs/common';
import { CalendarModule } from '@organisation/calendar';
import { TaskNoticesListeners } from './task-notices.listeners';
import { TaskPeopleRepository } from './task-people.repository';
import { TaskRemindersRepository } from './task-reminders.repository';
import { TaskRemindersService } from './task-reminders.service';
import { TaskWordsRepository } from './task-words.repository';
import { TasksListeners } from './tasks.listeners';
import { TasksProcessor } from './tasks.processor';
import { TasksModule } from './tasks.module';

/** Entry point for queues, schedules and events: apps/worker. */
@Module({
  imports: [CalendarModule, TasksModule],
  providers: [
    ...[TaskPeopleRepository, TaskNoticesListeners, TaskRemindersRepository, TaskRemindersService],
    ...[TaskWordsRepository, TasksListeners, TasksProcessor],
  ],
})
export class TasksWorkerModule {}
