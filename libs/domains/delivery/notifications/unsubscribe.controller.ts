import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Public } from '@app/access';
import { AsPage, Chapter, type Client, CurrentClient, Refuses } from '@app/http';
import { CountsAgainstSecret } from '@app/limits';
import { InvalidUnsubscribeLink } from './notifications.errors';
import { OneClickDto, UnsubscribeLinkDto } from './unsubscribe.dto';
import { changedPage, unsubscribePage } from './unsubscribe.pages';
import { UnsubscribeService } from './unsubscribe.service';

@Chapter('notification-preferences')
@Controller('notifications/unsubscribe')
export class UnsubscribeController {
  constructor(private readonly unsubscribing: UnsubscribeService) {}

  /**
   * Get the page behind the link beneath a mail
   * @remarks A page with a button, and a box for each of several types. Opening it changes nothing.
   */
  @Get()
  @Public()
  @CountsAgainstSecret(UnsubscribeService)
  @AsPage()
  @Refuses(InvalidUnsubscribeLink)
  async show(@Query() { token }: UnsubscribeLinkDto, @CurrentClient() { languages }: Client): Promise<string> {
    return unsubscribePage(await this.unsubscribing.offer(token, languages), token);
  }

  /**
   * Stop mails of the types of a link, or take that back
   * @remarks Mail programs send `One-Click` (RFC 8058), which ends all types of the mail. The page ends the ticked types (`Chosen`), and can take
   * that back (`Undo`).
   */
  @Post()
  @Public()
  @CountsAgainstSecret(UnsubscribeService)
  @AsPage()
  @Refuses(InvalidUnsubscribeLink)
  async unsubscribe(
    @Query() { token }: UnsubscribeLinkDto,
    @Body() form: OneClickDto,
    @CurrentClient() { languages }: Client,
  ): Promise<string> {
    return changedPage(await this.unsubscribing.change(token, form, languages), token);
  }
}
