import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Grouped, Created, Feed, Id, IfMatch, OrAccepted, Paged, Refuses, Shown } from '@app/http';
import { CurriculumNotMovable } from '@programmes/curricula';
import { RequestDto } from '@programmes/approval-requests/api';
import {
  CountMentorshipsDto,
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
  rank: 4,
  about: 'A mentor and a mentee who follow one or more curricula: from proposal to completion.',
})
@Controller('mentorships')
export class MentorshipsController {
  constructor(
    private readonly mentorships: MentorshipsService,
    private readonly proposals: MentorshipProposalsService,
  ) {}

  /** List mentorships */
  @Get()
  @Can(MentorshipsPolicy.list)
  @Paged(MentorshipRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListMentorshipsDto) {
    return this.mentorships.list(actor, query);
  }

  /** Count the mentorships that you may see, by what they have in common */
  @Get('counts')
  @Can(MentorshipsPolicy.list)
  @Grouped()
  listCounts(@CurrentActor() actor: Actor, @Query() query: CountMentorshipsDto) {
    return this.mentorships.count(actor, query);
  }

  /** Get a mentorship */
  @Get(':id')
  @Can(MentorshipsPolicy.read)
  @Shown(MentorshipDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.mentorships.get(actor, id);
  }

  /**
   * Create, propose or request a mentorship
   * @remarks Admins create a mentorship in the status of their choice. Mentors propose one with themselves as the mentor. If the caller is
   * a mentee, this creates a request for approval and returns 202.
   */
  @Post()
  @Can(MentorshipsPolicy.create)
  @Created(MentorshipDto)
  @OrAccepted(RequestDto, ({ id }) => `/requests/${id}`)
  @AsResource()
  @Refuses(CurriculumFollowed, CurriculumNotMovable, MentorAtCapacity, PersonUnavailable, PairUnfit)
  create(@CurrentActor() actor: Actor, @Body() draft: CreateMentorshipDto) {
    return this.proposals.create(actor, draft);
  }

  /**
   * Update a mentorship
   * @remarks Goal and tags can be changed until it ends; curricula and days only while it is a draft.
   */
  @Patch(':id')
  @Can(MentorshipsPolicy.update)
  @Shown(MentorshipDto)
  @Refuses(CurriculumNotMovable, MentorshipNotMovable)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateMentorshipDto, @IfMatch() expected?: ExpectedVersion) {
    return this.mentorships.update(actor, id, change, expected);
  }

  /**
   * Delete a mentorship that never started
   * @remarks Only drafts and declined, withdrawn or expired mentorships can be deleted.
   */
  @Delete(':id')
  @Can(MentorshipsPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(MentorshipNotRemovable)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.mentorships.remove(actor, id, expected);
  }

  /** List the timeline of a mentorship, oldest event first */
  @Get(':id/timeline')
  @Can(MentorshipsPolicy.read)
  @Feed(MentorshipEventDto)
  listEvents(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: TimelineDto) {
    return this.mentorships.timeline(actor, id, query);
  }
}
