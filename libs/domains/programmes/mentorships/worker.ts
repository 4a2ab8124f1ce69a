import { Module } from '@nestjs/common';
import { MentorshipsListeners } from './mentorships.listeners';
import { MentorshipsModule } from './mentorships.module';
import { MentorshipsProcessor } from './mentorships.processor';

/** Entry point for queues, schedules and events: apps/worker. */
@Module({ imports: [MentorshipsModule], providers: [MentorshipsListeners, MentorshipsProcessor] })
export class MentorshipsWorkerModule {}
