import { Module } from '@nestjs/common';
import { BulkModule } from '@operations/bulk';
import { ApprovalRequestsModule } from '@programmes/approval-requests';
import { MeetingsController } from './meetings.controller';
import { MentorshipBulkController } from './mentorship-bulk.controller';
import { MentorshipExportsController } from './mentorship-exports.controller';
import { MentorshipExportsRepository } from './mentorship-exports.repository';
import { MentorshipExportsService } from './mentorship-exports.service';
import { MentorshipFilesController } from './mentorship-files.controller';
import { MentorshipFilesService } from './mentorship-files.service';
import { MentorshipMovesController } from './mentorship-moves.controller';
import { MentorshipsController } from './mentorships.controller';
import { MentorshipsModule } from './mentorships.module';
import { RequestedMentors } from './requested-mentors';
import { RequestedMentorshipMoves } from './requested-mentorship-moves';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [MentorshipsModule, ApprovalRequestsModule, BulkModule],
  providers: [RequestedMentors, RequestedMentorshipMoves, MentorshipExportsService, MentorshipExportsRepository, MentorshipFilesService],
  controllers: [
    MentorshipExportsController,
    MentorshipsController,
    MentorshipBulkController,
    MentorshipFilesController,
    MentorshipMovesController,
    MeetingsController,
  ],
})
export class MentorshipsApiModule {}
