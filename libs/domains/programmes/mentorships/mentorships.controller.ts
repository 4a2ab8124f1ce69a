import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Feed, Id, IfMatch, OrAccepted, Paged, Refuses, Shown } from '@app/http';
import { CurriculumNotMovable } from '@programmes/curricula';
import { RequestDto } from '@programmes/approval-requests/api';
import {
  CreateMentorshipDto,
  ListMentorshipsDto,
  MentorshipDto,
  MentorshipRowDto,
  MentorshipEventDto,
  TimelineDto,
  UpdateMentorshipDto,
} from './mentorships.dto';
import {
  CurriculumFollowed,
  MentorAtCapacity,
  MentorshipNotMovable,
  MentorshipNotRemovable,
  PairUnfit,
  PersonUnavailable,
} from './mentorships.errors';
import { MentorshipsPolicy } from './mentorships.policy';
import { MentorshipsService } from './mentorships.service';
import { MentorshipProposalsService } from './mentorship-proposals.service';

@Chapter('mentorships', {
  group: 'Programmes',
  about: 'Pairs of a mentor and a mentee who follow curricula: proposed, accepted by both, active, and ended.',
})
@Controller('mentorships')
export class MentorshipsController {
  constructor(
    private readonly mentorships: MentorshipsService,
    private readonly proposals: MentorshipProposalsService,
  ) {}

  /** List the mentorships you may see */
  @Get()
  @Can(MentorshipsPolicy.list)
  @Paged(MentorshipRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListMentorshipsDto) {
    return this.mentorships.list(actor, query);
  }

  /** Show one mentorship */
  @Get(':id')
  @Can(MentorshipsPolicy.read)
  @Shown(MentorshipDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.mentorships.get(actor, id);
  }

  /** Write one down as an admin, propose one as a mentor, or ask for a mentor as a mentee */
  @Post()
  @Can(MentorshipsPolicy.create)
  @Created(MentorshipDto)
  @OrAccepted(RequestDto, ({ id }) => `/requests/${id}`)
  @AsResource()
  @Refuses(CurriculumFollowed, CurriculumNotMovable, MentorAtCapacity, PersonUnavailable, PairUnfit)
  create(@CurrentActor() actor: Actor, @Body() draft: CreateMentorshipDto) {
    return this.proposals.create(actor, draft);
  }

  /** Change what it is for; in a draft, what is agreed on, too */
  @Patch(':id')
  @Can(MentorshipsPolicy.update)
  @Shown(MentorshipDto)
  @Refuses(CurriculumNotMovable, MentorshipNotMovable)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateMentorshipDto, @IfMatch() expected?: ExpectedVersion) {
    return this.mentorships.update(actor, id, change, expected);
  }

  /** Take away a draft, or one that was declined, withdrawn or has expired */
  @Delete(':id')
  @Can(MentorshipsPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(MentorshipNotRemovable)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.mentorships.remove(actor, id, expected);
  }

  /** What has happened to it, the first thing first */
  @Get(':id/timeline')
  @Can(MentorshipsPolicy.read)
  @Feed(MentorshipEventDto)
  listEvents(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: TimelineDto) {
    return this.mentorships.timeline(actor, id, query);
  }
}
