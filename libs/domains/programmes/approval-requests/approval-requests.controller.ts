import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { CloseRequestDto, ListRequestsDto, RequestDto } from './approval-requests.dto';
import { RequestClosed } from './approval-requests.errors';
import { ApprovalRequestsPolicy } from './approval-requests.policy';
import { ApprovalRequestsService } from './approval-requests.service';

@Chapter('requests', {
  group: 'Programmes',
  rank: 12,
  about: 'Requests for actions that the asker may not perform. Those who may perform them decide.',
})
@Controller('requests')
export class RequestsController {
  constructor(private readonly requests: ApprovalRequestsService) {}

  /**
   * List requests for approval
   * @remarks You see your own requests and those that you may decide.
   */
  @Get()
  @Can(ApprovalRequestsPolicy.list)
  @Paged(RequestDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListRequestsDto) {
    return this.requests.list(actor, query);
  }

  /** Get a request for approval */
  @Get(':id')
  @Can(ApprovalRequestsPolicy.read)
  @Shown(RequestDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.requests.get(actor, id);
  }

  /**
   * Mark a request as done
   * @remarks This does not perform the requested action. Performing it closes the request automatically.
   */
  @Post(':id/settle')
  @Can(ApprovalRequestsPolicy.settle)
  @Shown(RequestDto)
  @Refuses(RequestClosed)
  settle(@CurrentActor() actor: Actor, @Id() id: number, @Body() { note }: CloseRequestDto, @IfMatch() expected?: ExpectedVersion) {
    return this.requests.close(actor, { id, move: 'settle', note, expected });
  }

  /** Reject a request */
  @Post(':id/dismiss')
  @Can(ApprovalRequestsPolicy.dismiss)
  @Shown(RequestDto)
  @Refuses(RequestClosed)
  dismiss(@CurrentActor() actor: Actor, @Id() id: number, @Body() { note }: CloseRequestDto, @IfMatch() expected?: ExpectedVersion) {
    return this.requests.close(actor, { id, move: 'dismiss', note, expected });
  }
}
