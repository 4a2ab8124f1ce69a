import { Module } from '@nestjs/common';
import { MentorshipNoticesListeners } from './mentorship-notices.listeners';
import { MentorshipPeopleRepository } from './mentorship-people.repository';
import { MentorshipWordsRepository } from './mentorship-words.repository';
import { MentorshipsListeners } from './mentorships.listeners';
import { MentorshipsModule } from './mentorships.module';
import { MentorshipsProcessor } from './mentorships.processor';

/** Entry point for queues, schedules and events: apps/worker. */
@Module({
  imports: [MentorshipsModule],
  providers: [
    ...[MentorshipPeopleRepository, MentorshipNoticesListeners],
    ...[MentorshipWordsRepository, MentorshipsListeners, MentorshipsProcessor],
  ],
})
export class MentorshipsWorkerModule {}
