import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { CloseRequestDto, ListRequestsDto, RequestDto } from './approval-requests.dto';
import { RequestClosed } from './approval-requests.errors';
import { ApprovalRequestsPolicy } from './approval-requests.policy';
import { ApprovalRequestsService } from './approval-requests.service';

@Chapter('requests', { group: 'Programmes', about: 'Moves that somebody has asked for. Those who may make them decide.' })
@Controller('requests')
export class RequestsController {
  constructor(private readonly requests: ApprovalRequestsService) {}

  /** List what you have asked for, and what you are asked */
  @Get()
  @Can(ApprovalRequestsPolicy.list)
  @Paged(RequestDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListRequestsDto) {
    return this.requests.list(actor, query);
  }

  /** Show one, with what has become of it */
  @Get(':id')
  @Can(ApprovalRequestsPolicy.read)
  @Shown(RequestDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.requests.get(actor, id);
  }

  /** Say that it has been done. Doing it says so by itself */
  @Post(':id/settle')
  @Can(ApprovalRequestsPolicy.settle)
  @Shown(RequestDto)
  @Refuses(RequestClosed)
  settle(@CurrentActor() actor: Actor, @Id() id: number, @Body() { note }: CloseRequestDto, @IfMatch() expected?: ExpectedVersion) {
    return this.requests.close(actor, { id, move: 'settle', note, expected });
  }

  /** Say that it will not be done */
  @Post(':id/dismiss')
  @Can(ApprovalRequestsPolicy.dismiss)
  @Shown(RequestDto)
  @Refuses(RequestClosed)
  dismiss(@CurrentActor() actor: Actor, @Id() id: number, @Body() { note }: CloseRequestDto, @IfMatch() expected?: ExpectedVersion) {
    return this.requests.close(actor, { id, move: 'dismiss', note, expected });
  }
}
