import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { LeaveOverlaps, SubstituteUnfit } from './calendar.errors';
import { LeaveDto, LeaveRowDto, ListLeaveDto, TakeLeaveDto, UpdateLeaveDto } from './leave.dto';
import { LeavePolicy } from './leave.policy';
import { LeaveService } from './leave.service';

@Chapter('leave', { group: 'Organisation', rank: 8, about: 'The days on which a person is away.' })
@Controller('calendar/leave')
export class LeaveController {
  constructor(private readonly leaves: LeaveService) {}

  /** List your leave; as an admin, your company's */
  @Get()
  @Can(LeavePolicy.list)
  @Paged(LeaveRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListLeaveDto) {
    return this.leaves.list(actor, query);
  }

  /** Get a leave entry */
  @Get(':id')
  @Can(LeavePolicy.read)
  @Shown(LeaveDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.leaves.get(actor, id);
  }

  /** Create a leave entry of one or more days */
  @Post()
  @Can(LeavePolicy.create)
  @Created(LeaveDto)
  @AsResource()
  @Refuses(LeaveOverlaps, SubstituteUnfit)
  create(@CurrentActor() actor: Actor, @Body() draft: TakeLeaveDto) {
    return this.leaves.take(actor, draft);
  }

  /** Update a leave entry */
  @Patch(':id')
  @Can(LeavePolicy.update)
  @Shown(LeaveDto)
  @Refuses(LeaveOverlaps, SubstituteUnfit)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateLeaveDto, @IfMatch() expected?: ExpectedVersion) {
    return this.leaves.update(actor, id, change, expected);
  }

  /** Delete a leave entry */
  @Delete(':id')
  @Can(LeavePolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.leaves.remove(actor, id, expected);
  }
}
