import { Module } from '@nestjs/common';
import { AttachmentsModule } from '@library/attachments';
import { BulkRemindersModule } from '@operations/bulk';
import { CalendarModule } from '@organisation/calendar';
import { CurriculaModule } from '@programmes/curricula';
import { PlansModule } from '@programmes/plans';
import { ApprovalRequestsModule } from '@programmes/approval-requests';
import { AskedMentorshipReminders } from './asked-mentorship-reminders';
import { MentorshipAnswersService } from './mentorship-answers.service';
import { MentorshipBeginningsService } from './mentorship-beginnings.service';
import { MentorshipBulkRepository } from './mentorship-bulk.repository';
import { MentorshipHandoversService } from './mentorship-handovers.service';
import { MentorshipMovesService } from './mentorship-moves.service';
import { MentorshipDueRepository } from './mentorship-due.repository';
import { MentorshipDueService } from './mentorship-due.service';
import { MentorshipEndingsService } from './mentorship-endings.service';
import { MeetingsRepository } from './meetings.repository';
import { MeetingsService } from './meetings.service';
import { MentorshipsRepository } from './mentorships.repository';
import { MentorshipsService } from './mentorships.service';
import { MentorshipNewsService } from './mentorship-news.service';
import { MentorshipPeopleRepository } from './mentorship-people.repository';
import { MentorshipPeopleService } from './mentorship-people.service';
import { MentorshipProposalsService } from './mentorship-proposals.service';
import { MentorshipRemindingService } from './mentorship-reminding.service';
import { MentorshipTakeovers } from './mentorship-takeovers';
import { MentorshipPlanChangesService } from './mentorship-plan-changes.service';
import { MentorshipPairsRepository } from './mentorship-pairs.repository';
import { MentorshipPairsService } from './mentorship-pairs.service';
import { MentorshipCohortsService } from './mentorship-cohorts.service';
import { PairedMentorships } from './paired-mentorships';
import { MentorshipRunsService } from './mentorship-runs.service';
import { RequestedMentorshipsService } from './requested-mentorships.service';
import { MentorshipTermsService } from './mentorship-terms.service';
import { MentorshipTimelineRepository } from './mentorship-timeline.repository';
import './meetings.attachments';
import './mentorship-reminders.notifications';
import './meetings.notifications';
import './mentorships.notifications';
import './mentorships.personal-data';
import './mentorships.search';

const repositories = [
  MentorshipDueRepository,
  MeetingsRepository,
  MentorshipsRepository,
  MentorshipPeopleRepository,
  MentorshipTimelineRepository,
];
const moves = [
  MentorshipAnswersService,
  MentorshipBeginningsService,
  MentorshipHandoversService,
  MentorshipMovesService,
  MentorshipEndingsService,
  MentorshipProposalsService,
  MentorshipRunsService,
];
const services = [
  ...moves,
  MentorshipDueService,
  MeetingsService,
  MentorshipsService,
  MentorshipNewsService,
  MentorshipPeopleService,
  MentorshipPlanChangesService,
  MentorshipTermsService,
  RequestedMentorshipsService,
];

/** Actions on many, with what they alone need. */
const bulk = [
  ...[AskedMentorshipReminders, MentorshipRemindingService, MentorshipTakeovers, MentorshipBulkRepository],
  ...[PairedMentorships, MentorshipCohortsService, MentorshipPairsService, MentorshipPairsRepository],
];

@Module({
  imports: [AttachmentsModule, BulkRemindersModule, CalendarModule, CurriculaModule, PlansModule, ApprovalRequestsModule],
  providers: [...repositories, ...services, ...bulk],
  exports: services,
})
export class MentorshipsModule {}
