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
   * @remarks It changes nothing.
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
   * Stop the mails by the link beneath one, with one click
   * @remarks For mail programs (RFC 8058), whose click ends the types of the mail, and for the page, which offers them one by one and takes them back.
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
