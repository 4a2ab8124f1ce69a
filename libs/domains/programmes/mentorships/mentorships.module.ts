import { Module } from '@nestjs/common';
import { CalendarModule } from '@organisation/calendar';
import { CurriculaModule } from '@programmes/curricula';
import { PlansModule } from '@programmes/plans';
import { RequestsModule } from '@programmes/approval-requests';
import { AnswersService } from './answers.service';
import { BeginningsService } from './beginnings.service';
import { CarryingService } from './carrying.service';
import { DueRepository } from './due.repository';
import { DueService } from './due.service';
import { EndingsService } from './endings.service';
import { MeetingsRepository } from './meetings.repository';
import { MeetingsService } from './meetings.service';
import { MentorshipsRepository } from './mentorships.repository';
import { MentorshipsService } from './mentorships.service';
import { NewsService } from './news.service';
import { PeopleRepository } from './people.repository';
import { ProposalsService } from './proposals.service';
import { RolloutsService } from './rollouts.service';
import { RunsService } from './runs.service';
import { TermsService } from './terms.service';
import { TimelineRepository } from './timeline.repository';

const repositories = [DueRepository, MeetingsRepository, MentorshipsRepository, PeopleRepository, TimelineRepository];
const moves = [AnswersService, BeginningsService, CarryingService, EndingsService, ProposalsService, RunsService];
const services = [...moves, DueService, MeetingsService, MentorshipsService, NewsService, RolloutsService, TermsService];

@Module({
  imports: [CalendarModule, CurriculaModule, PlansModule, RequestsModule],
  providers: [...repositories, ...services],
  exports: services,
})
export class MentorshipsModule {}
