import { Module } from '@nestjs/common';
import { ApprovalRequestsModule } from '@programmes/approval-requests';
import { MeetingsController } from './meetings.controller';
import { MentorshipMovesController } from './mentorship-moves.controller';
import { MentorshipsController } from './mentorships.controller';
import { MentorshipsModule } from './mentorships.module';
import { RequestedMentors } from './requested-mentors';
import { RequestedMentorshipMoves } from './requested-mentorship-moves';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [MentorshipsModule, ApprovalRequestsModule],
  providers: [RequestedMentors, RequestedMentorshipMoves],
  controllers: [MentorshipsController, MentorshipMovesController, MeetingsController],
})
export class MentorshipsApiModule {}
