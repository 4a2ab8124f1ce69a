import { Module } from '@nestjs/common';
import { MeetingsController } from './meetings.controller';
import { MentorshipMovesController } from './mentorship-moves.controller';
import { MentorshipsController } from './mentorships.controller';
import { MentorshipsModule } from './mentorships.module';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [MentorshipsModule], controllers: [MentorshipsController, MentorshipMovesController, MeetingsController] })
export class MentorshipsApiModule {}
