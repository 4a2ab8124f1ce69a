import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { ATTACHING } from '@library/attachments';
import { AddMeetingDto, ListMeetingsDto, MeetingDto, MeetingRowDto, UpdateMeetingDto } from './meetings.dto';
import { MeetingsPolicy } from './meetings.policy';
import { MeetingsService } from './meetings.service';
import { MeetingBegun, MentorshipNotMovable } from './mentorships.errors';

const MeetingId = () => Id('meeting_id');

@Chapter('meetings', { group: 'Programmes', rank: 10, about: 'Meetings of a mentorship, with shared and private notes.' })
@Controller('mentorships/:id/meetings')
export class MeetingsController {
  constructor(private readonly meetings: MeetingsService) {}

  /** List meetings of a mentorship */
  @Get()
  @Can(MeetingsPolicy.read)
  @Paged(MeetingRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListMeetingsDto) {
    return this.meetings.list(actor, id, query);
  }

  /**
   * Get a meeting
   * @remarks Private notes of the mentor are `null` unless you may read them.
   */
  @Get(':meeting_id')
  @Can(MeetingsPolicy.read)
  @Shown(MeetingDto)
  get(@CurrentActor() actor: Actor, @Id() mentorship_id: number, @MeetingId() id: number) {
    return this.meetings.get(actor, mentorship_id, id);
  }

  /**
   * Add a meeting
   * @remarks The start may be in the past. The mentorship must be scheduled, active or paused. Private notes belong to the current mentor:
   * only the mentor and admins can send `mentor_notes` (403 otherwise).
   */
  @Post()
  @Can(MeetingsPolicy.create)
  @Created(MeetingDto)
  @AsResource()
  @Refuses(MentorshipNotMovable, ...ATTACHING)
  create(@CurrentActor() actor: Actor, @Id() id: number, @Body() draft: AddMeetingDto) {
    return this.meetings.add(actor, id, draft);
  }

  /**
   * Update a meeting
   * @remarks Only the mentor of the meeting (while mentoring the mentee) and admins can change `mentor_notes`.
   */
  @Patch(':meeting_id')
  @Can(MeetingsPolicy.update)
  @Shown(MeetingDto)
  @Refuses(...ATTACHING)
  update(
    @CurrentActor() actor: Actor,
    @Id() mentorship_id: number,
    @MeetingId() id: number,
    @Body() change: UpdateMeetingDto,
    @IfMatch() expected?: ExpectedVersion,
  ) {
    return this.meetings.update(actor, { mentorship_id, id, expected }, change);
  }

  /** Delete a meeting that has not started */
  @Delete(':meeting_id')
  @Can(MeetingsPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(MeetingBegun)
  async delete(
    @CurrentActor() actor: Actor,
    @Id() mentorship_id: number,
    @MeetingId() id: number,
    @IfMatch() expected?: ExpectedVersion,
  ): Promise<void> {
    await this.meetings.remove(actor, { mentorship_id, id, expected });
  }
}
