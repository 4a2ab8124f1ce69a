import { Module } from '@nestjs/common';
import { MentorshipsListeners } from './mentorships.listeners';
import { MentorshipsModule } from './mentorships.module';
import { MentorshipsProcessor } from './mentorships.processor';

/** The door for the queue, the clock and other domains' news: apps/worker. */
@Module({ imports: [MentorshipsModule], providers: [MentorshipsListeners, MentorshipsProcessor] })
export class MentorshipsWorkerModule {}
