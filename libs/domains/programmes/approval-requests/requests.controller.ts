import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { CloseRequestDto, ListRequestsDto, RequestDto } from './requests.dto';
import { RequestClosed } from './requests.errors';
import { RequestsPolicy } from './requests.policy';
import { RequestsService } from './requests.service';

@Chapter('requests', { group: 'Programmes', about: 'Moves that somebody has asked for. Those who may make them decide.' })
@Controller('requests')
export class RequestsController {
  constructor(private readonly requests: RequestsService) {}

  /** List what you have asked for, and what you are asked */
  @Get()
  @Can(RequestsPolicy.list)
  @Paged(RequestDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListRequestsDto) {
    return this.requests.list(actor, query);
  }

  /** Show one, with what has become of it */
  @Get(':id')
  @Can(RequestsPolicy.read)
  @Shown(RequestDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.requests.get(actor, id);
  }

  /** Say that it has been done. Doing it says so by itself */
  @Post(':id/settle')
  @Can(RequestsPolicy.settle)
  @Shown(RequestDto)
  @Refuses(RequestClosed)
  settle(@CurrentActor() actor: Actor, @Id() id: number, @Body() { note }: CloseRequestDto, @IfMatch() expected?: number) {
    return this.requests.close(actor, { id, move: 'settle', note, expected });
  }

  /** Say that it will not be done */
  @Post(':id/dismiss')
  @Can(RequestsPolicy.dismiss)
  @Shown(RequestDto)
  @Refuses(RequestClosed)
  dismiss(@CurrentActor() actor: Actor, @Id() id: number, @Body() { note }: CloseRequestDto, @IfMatch() expected?: number) {
    return this.requests.close(actor, { id, move: 'dismiss', note, expected });
  }
}
