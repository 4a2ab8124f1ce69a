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

/** Serves the pages that mailed links open: plain HTML without a front end or scripts. */
@Chapter('auth-links', { group: 'Identity', rank: 12, about: 'Pages behind the links in mails about an address or a password.' })
@Controller('auth/links')
export class MailedLinksController {
  constructor(
    private readonly emails: EmailLinksService,
    private readonly disowned: DisownedAddressesService,
    private readonly resets: PasswordResetsService,
  ) {}

  /** Get the page that confirms an e-mail address */
  @Get('verify-email')
  @Public()
  @CountsAgainstSecret(MailedSecretsService)
  @AsPage()
  showEmailVerification(@Query() { token }: LinkDto, @CurrentClient() { languages }: Client): string {
    return formPage('verify-email', token, languages);
  }

  /**
   * Verify an e-mail address from its page
   * @remarks Does the same as `POST /auth/email/verify` and answers with a page.
   */
  @Post('verify-email')
  @Public()
  @CountsAgainstSecret(MailedSecretsService)
  @AsPage()
  @Refuses(InvalidLink, EmailTaken, WrongPassword, TooManyFailures)
  async verifyEmail(@Body() { token, password }: VerifyByLinkDto, @CurrentClient() client: Client): Promise<string> {
    await this.emails.verify(token, { password }, client);
    return donePage('verify-email', client.languages);
  }

  /**
   * Delete the account of a disowned address from its page
   * @remarks Does the same as `POST /auth/email/disown` and answers with a page.
   */
  @Post('disown-email')
  @Public()
  @CountsAgainstSecret(MailedSecretsService)
  @AsPage()
  @Refuses(InvalidLink, AccountStays)
  async disownEmail(@Body() { token }: LinkDto, @CurrentClient() client: Client): Promise<string> {
    await this.disowned.disown(token);
    return donePage('disown-email', client.languages);
  }

  /** Get the page for a new password */
  @Get('reset-password')
  @Public()
  @CountsAgainstSecret(MailedSecretsService)
  @AsPage()
  showPasswordReset(@Query() { token }: LinkDto, @CurrentClient() { languages }: Client): string {
    return formPage('reset-password', token, languages);
  }

  /**
   * Reset the password from its page
   * @remarks Does the same as `POST /auth/password/reset` and answers with a page.
   */
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
