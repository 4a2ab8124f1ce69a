import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { Anybody, Can, CurrentActor, CurrentVisitor, Public, type Visitor } from '@app/access';
import type { Actor } from '@app/auth';
import { type ExpectedVersion, InvalidToken, NotFound } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { CountsAgainstSecret } from '@app/limits';
import { MailBudgetSpent } from '@app/mail';
import { DepartmentInactive } from '@organisation/users';
import { UserDto } from '@organisation/users/api';
import { AcceptanceService } from './acceptance.service';
import {
  AcceptInvitationDto,
  InvitationDto,
  InvitationRowDto,
  InvitationPreviewDto,
  InvitationTokenDto,
  InviteDto,
  ListInvitationsDto,
} from './invitations.dto';
import { InvitationClosed, InvitationNotAcceptable, InvitationNotYours, InvitationOpen, InviteeNotVerified } from './invitations.errors';
import { INVITATION } from './nouns';
import { InvitationsPolicy } from './invitations.policy';
import { InvitationsService } from './invitations.service';

const NONE = new NotFound(INVITATION);

@Chapter('invitations', {
  group: 'Organisation',
  rank: 5,
  about: 'Invitations into your company by mail. The invited person chooses a name and a password.',
})
@Controller('users/invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly acceptance: AcceptanceService,
  ) {}

  /** List the invitations of your company */
  @Get()
  @Can(InvitationsPolicy.list)
  @Paged(InvitationRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListInvitationsDto) {
    return this.invitations.list(actor, query);
  }

  /** Get an invitation */
  @Get(':id')
  @Can(InvitationsPolicy.read)
  @Shown(InvitationDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.invitations.get(actor, id);
  }

  /**
   * Invite a person into your company by mail
   * @remarks The answer is the same whether or not the address has an account.
   */
  @Post()
  @Can(InvitationsPolicy.create)
  @Created(InvitationDto)
  @AsResource()
  @Refuses(DepartmentInactive, InvitationOpen, MailBudgetSpent)
  create(@CurrentActor() actor: Actor, @Body() draft: InviteDto) {
    return this.invitations.invite(actor, draft);
  }

  /**
   * Resend an invitation
   * @remarks The link in the previous mail becomes invalid. At most once a minute.
   */
  @Post(':id/resend')
  @Can(InvitationsPolicy.resend)
  @Shown(InvitationDto)
  @Refuses(InvitationClosed, InvitationOpen, MailBudgetSpent)
  resend(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.invitations.resend(actor, id, expected);
  }

  /** Withdraw an invitation that has not been accepted */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(InvitationsPolicy.withdraw)
  @Refuses(InvitationClosed)
  delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    return this.invitations.withdraw(actor, id, expected);
  }

  /** Preview the invitation that you received, without accepting it */
  @Post('preview')
  @HttpCode(HttpStatus.OK)
  @Public()
  @CountsAgainstSecret(AcceptanceService)
  @Refuses(InvitationClosed, NONE)
  async preview(@Body() { token }: InvitationTokenDto): Promise<InvitationPreviewDto> {
    return InvitationPreviewDto.from(await this.acceptance.preview(token));
  }

  /**
   * Accept the invitation that you received
   * @remarks If you are new, send a password, then sign in with it: this returns no tokens. If you have an account, sign in first and send
   * only the token.
   */
  @Post('accept')
  @Anybody()
  @CountsAgainstSecret(AcceptanceService)
  @Shown(UserDto)
  @Refuses(InvitationClosed, InvitationNotAcceptable, InvitationNotYours, InviteeNotVerified, InvalidToken, NONE)
  accept(@Body() acceptance: AcceptInvitationDto, @CurrentVisitor() visitor: Visitor) {
    return this.acceptance.accept(acceptance, visitor);
  }
}
