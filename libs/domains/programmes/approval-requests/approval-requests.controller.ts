import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AliasOf, Chapter, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { ApproveRequestDto, CloseRequestDto, ListRequestsDto, RefuseRequestDto, RequestDto } from './approval-requests.dto';
import { RequestClosed, RequestStale, RequestUnknown, RequestVoid } from './approval-requests.errors';
import { ApprovalRequestsPolicy } from './approval-requests.policy';
import { ApprovalRequestsService } from './approval-requests.service';
import { ApprovalsService } from './approvals.service';

@Chapter('requests', {
  group: 'Programmes',
  rank: 12,
  about: 'Requests for actions that the asker may not perform. Those who may perform them decide.',
})
@Controller('requests')
export class RequestsController {
  constructor(
    private readonly requests: ApprovalRequestsService,
    private readonly approvals: ApprovalsService,
  ) {}

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
   * Approve a request
   * @remarks Performs the requested action as if you had called its route with the payload: you need its permission, and its errors are
   * those of that route. If it is refused, the request stays open. 409 `REQUEST_STALE` if the resource has changed since: send
   * `confirm_version`.
   */
  @Post(':id/approve')
  @Can(ApprovalRequestsPolicy.approve)
  @Shown(RequestDto)
  @Refuses(RequestClosed, RequestStale, RequestVoid, RequestUnknown)
  approve(@CurrentActor() actor: Actor, @Id() id: number, @Body() approval: ApproveRequestDto, @IfMatch() expected?: ExpectedVersion) {
    return this.approvals.approve(actor, { ...approval, id, expected });
  }

  /** Reject a request with a reason */
  @Post(':id/refuse')
  @Can(ApprovalRequestsPolicy.refuse)
  @Shown(RequestDto)
  @Refuses(RequestClosed)
  refuse(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: RefuseRequestDto, @IfMatch() expected?: ExpectedVersion) {
    return this.requests.close(actor, { id, move: 'refuse', note: words.reason ?? words.note, expected });
  }

  /** Reject a request, by its former name */
  @Post(':id/dismiss')
  @AliasOf('POST /requests/{id}/refuse')
  @Can(ApprovalRequestsPolicy.refuse)
  @Shown(RequestDto)
  @Refuses(RequestClosed)
  dismiss(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: RefuseRequestDto, @IfMatch() expected?: ExpectedVersion) {
    return this.refuse(actor, id, words, expected);
  }

  /**
   * Mark a request as done elsewhere
   * @remarks This does not perform the requested action. Performing it by its own route closes the request automatically.
   */
  @Post(':id/settle')
  @Can(ApprovalRequestsPolicy.settle)
  @Shown(RequestDto)
  @Refuses(RequestClosed)
  settle(@CurrentActor() actor: Actor, @Id() id: number, @Body() { note }: CloseRequestDto, @IfMatch() expected?: ExpectedVersion) {
    return this.requests.close(actor, { id, move: 'settle', note, expected });
  }

  /** Withdraw one of your requests */
  @Post(':id/withdraw')
  @Can(ApprovalRequestsPolicy.withdraw)
  @Shown(RequestDto)
  @Refuses(RequestClosed)
  withdraw(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.requests.close(actor, { id, move: 'withdraw', expected });
  }
}
