import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Public } from '@app/access';
import { InvalidToken, NotFound } from '@app/errors';
import { AsPage, Chapter, type Client, CurrentClient, Refuses } from '@app/http';
import { CountsAgainstSecret } from '@app/limits';
import { AcceptanceService } from './acceptance.service';
import { AcceptInvitationDto, InvitationTokenDto } from './invitations.dto';
import { InvitationClosed, InvitationNotAcceptable } from './invitations.errors';
import { INVITATION } from './nouns';
import { invitationPage, welcomePage } from './links.pages';

const NONE = new NotFound(INVITATION);

/** The page behind the mailed link. It needs no front end and no script. */
@Chapter('invitation-links', { group: 'Organisation', rank: 12, about: 'The page behind the link in an invitation mail.' })
@Controller('users/invitations/link')
export class InvitationLinksController {
  constructor(private readonly acceptance: AcceptanceService) {}

  /**
   * Get the page of an invitation
   * @remarks It shows the invited address and asks for a name and a password. It changes nothing.
   */
  @Get()
  @Public()
  @CountsAgainstSecret(AcceptanceService)
  @AsPage()
  @Refuses(InvitationClosed, NONE)
  async show(@Query() { token }: InvitationTokenDto, @CurrentClient() { languages }: Client): Promise<string> {
    return invitationPage(await this.acceptance.preview(token), token, languages);
  }

  /**
   * Accept an invitation with the form on its page
   * @remarks For new people: sessions are ignored, and an address with an account gets 401. Otherwise like `POST /users/invitations/accept`,
   * but it returns a page. A browser sends the fields as a form.
   */
  @Post()
  @Public()
  @CountsAgainstSecret(AcceptanceService)
  @AsPage()
  @Refuses(InvitationClosed, InvitationNotAcceptable, InvalidToken, NONE)
  async accept(@Body() acceptance: AcceptInvitationDto, @CurrentClient() { languages }: Client): Promise<string> {
    await this.acceptance.accept(acceptance, { unknown: false });
    return welcomePage(languages);
  }
}
