import { Module } from '@nestjs/common';
import { AttachmentsModule } from '@library/attachments';
import { CalendarModule } from '@organisation/calendar';
import { MeetingLeaversListeners } from './meeting-leavers.listeners';
import { MeetingNoticesListeners } from './meeting-notices.listeners';
import { MeetingsAheadRepository } from './meetings-ahead.repository';
import { MentorshipNoticesListeners } from './mentorship-notices.listeners';
import { MentorshipPeopleRepository } from './mentorship-people.repository';
import { MentorshipRemindersRepository } from './mentorship-reminders.repository';
import { MentorshipRemindersService } from './mentorship-reminders.service';
import { MentorshipWordsRepository } from './mentorship-words.repository';
import { MentorshipsListeners } from './mentorships.listeners';
import { MentorshipsModule } from './mentorships.module';
import { MentorshipsProcessor } from './mentorships.processor';

/** Entry point for queues, schedules and events: apps/worker. */
@Module({
  imports: [AttachmentsModule, CalendarModule, MentorshipsModule],
  providers: [
    ...[MeetingNoticesListeners, MeetingLeaversListeners, MeetingsAheadRepository, MentorshipPeopleRepository, MentorshipNoticesListeners],
    ...[MentorshipRemindersRepository, MentorshipRemindersService],
    ...[MentorshipWordsRepository, MentorshipsListeners, MentorshipsProcessor],
  ],
})
export class MentorshipsWorkerModule {}
