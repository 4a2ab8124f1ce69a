import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { AddMeetingDto, ListMeetingsDto, MeetingDto, MeetingRowDto, UpdateMeetingDto } from './meetings.dto';
import { MeetingsPolicy } from './meetings.policy';
import { MeetingsService } from './meetings.service';
import { MeetingBegun, MentorshipNotMovable } from './mentorships.errors';

const MeetingId = () => Id('meeting_id');

@Chapter('meetings', { group: 'Programmes', about: 'The meetings of a mentorship, with shared and private notes.' })
@Controller('mentorships/:id/meetings')
export class MeetingsController {
  constructor(private readonly meetings: MeetingsService) {}

  /** List when the two meet */
  @Get()
  @Can(MeetingsPolicy.read)
  @Paged(MeetingRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListMeetingsDto) {
    return this.meetings.list(actor, id, query);
  }

  /** Show one meeting, with the notes that you may see */
  @Get(':meeting_id')
  @Can(MeetingsPolicy.read)
  @Shown(MeetingDto)
  get(@CurrentActor() actor: Actor, @Id() mentorship_id: number, @MeetingId() id: number) {
    return this.meetings.get(actor, mentorship_id, id);
  }

  /** Enter a meeting, one that was among them */
  @Post()
  @Can(MeetingsPolicy.create)
  @Created(MeetingDto)
  @AsResource()
  @Refuses(MentorshipNotMovable)
  create(@CurrentActor() actor: Actor, @Id() id: number, @Body() draft: AddMeetingDto) {
    return this.meetings.add(actor, id, draft);
  }

  /** Move it, or note something of it */
  @Patch(':meeting_id')
  @Can(MeetingsPolicy.update)
  @Shown(MeetingDto)
  update(
    @CurrentActor() actor: Actor,
    @Id() mentorship_id: number,
    @MeetingId() id: number,
    @Body() change: UpdateMeetingDto,
    @IfMatch() expected?: ExpectedVersion,
  ) {
    return this.meetings.update(actor, { mentorship_id, id, expected }, change);
  }

  /** Call it off, as long as it has not begun */
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
