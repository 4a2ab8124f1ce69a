import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Public } from '@app/access';
import { AsPage, Chapter, type Client, CurrentClient, Refuses } from '@app/http';
import { CountsAgainstSecret } from '@app/limits';
import { InvalidUnsubscribeLink } from './notifications.errors';
import { OneClickDto, UnsubscribeLinkDto } from './unsubscribe.dto';
import { unsubscribePage, unsubscribedPage } from './unsubscribe.pages';
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
   * @remarks For mail programs (RFC 8058) and for the button of the page.
   */
  @Post()
  @Public()
  @CountsAgainstSecret(UnsubscribeService)
  @AsPage()
  @Refuses(InvalidUnsubscribeLink)
  async unsubscribe(
    @Query() { token }: UnsubscribeLinkDto,
    @Body() _form: OneClickDto,
    @CurrentClient() { languages }: Client,
  ): Promise<string> {
    return unsubscribedPage(await this.unsubscribing.unsubscribe(token, languages));
  }
}
