import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Public } from '@app/access';
import { AsPage, Chapter, type Client, CurrentClient, Refuses } from '@app/http';
import { TooManyFailures, WrongPassword } from '@identity/auth';
import { CountsAgainstSecret } from '@app/limits';
import { EmailTaken } from '@organisation/users';
import { AccountStays, InvalidLink } from './credentials.errors';
import { DisownedAddressesService } from './disowned-addresses.service';
import { EmailLinksService } from './email-links.service';
import { LinkDto, ResetByLinkDto, VerifyByLinkDto } from './links.dto';
import { donePage, formPage } from './links.pages';
import { MailedSecretsService } from './mailed-secrets.service';
import { PasswordResetsService } from './password-resets.service';

/** Where mailed links lead: plain pages that need no front end and no script. */
@Chapter('auth-links', { group: 'Identity', about: 'Pages behind the links in mails about an address or a password.' })
@Controller('auth/links')
export class MailedLinksController {
  constructor(
    private readonly emails: EmailLinksService,
    private readonly disowned: DisownedAddressesService,
    private readonly resets: PasswordResetsService,
  ) {}

  /** A page that asks whether the address is yours */
  @Get('verify-email')
  @Public()
  @CountsAgainstSecret(MailedSecretsService)
  @AsPage()
  showEmailVerification(@Query() { token }: LinkDto, @CurrentClient() { languages }: Client): string {
    return formPage('verify-email', token, languages);
  }

  /** What that page sends: the same as `POST /auth/email/verify`, answered with a page */
  @Post('verify-email')
  @Public()
  @CountsAgainstSecret(MailedSecretsService)
  @AsPage()
  @Refuses(InvalidLink, EmailTaken, WrongPassword, TooManyFailures)
  async verifyEmail(@Body() { token, password }: VerifyByLinkDto, @CurrentClient() client: Client): Promise<string> {
    await this.emails.verify(token, { password }, client);
    return donePage('verify-email', client.languages);
  }

  /** Disown the address: the form behind the other button of that page. Does the same as `POST /auth/email/disown` and answers with a page */
  @Post('disown-email')
  @Public()
  @CountsAgainstSecret(MailedSecretsService)
  @AsPage()
  @Refuses(InvalidLink, AccountStays)
  async disownEmail(@Body() { token }: LinkDto, @CurrentClient() client: Client): Promise<string> {
    await this.disowned.disown(token);
    return donePage('disown-email', client.languages);
  }

  /** A page for choosing a new password */
  @Get('reset-password')
  @Public()
  @CountsAgainstSecret(MailedSecretsService)
  @AsPage()
  showPasswordReset(@Query() { token }: LinkDto, @CurrentClient() { languages }: Client): string {
    return formPage('reset-password', token, languages);
  }

  /** What that page sends: the same as `POST /auth/password/reset`, answered with a page */
  @Post('reset-password')
  @Public()
  @CountsAgainstSecret(MailedSecretsService)
  @AsPage()
  @Refuses(InvalidLink)
  async resetPassword(@Body() { token, new_password }: ResetByLinkDto, @CurrentClient() client: Client): Promise<string> {
    await this.resets.reset(token, new_password, client);
    return donePage('reset-password', client.languages);
  }
}
