import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { Anybody, Can, CurrentIdentity, CurrentVisitor, Public, type Visitor, WhileEnrolling } from '@app/access';
import type { Identity } from '@app/auth';
import { Chapter, type Client, CurrentClient, Refuses } from '@app/http';
import { CountsAgainstSecret } from '@app/limits';
import { TooManyFailures, WrongPassword } from '@identity/auth';
import { EmailTaken } from '@organisation/users';
import { AccountPolicy } from './account.policy';
import { AccountStays, InvalidLink, LinkNeedsAccount, TooManyMails } from './credentials.errors';
import { DisownedAddressesService } from './disowned-addresses.service';
import { EmailLinksService } from './email-links.service';
import { ChangeEmailDto, EmailLinkDto, VerifyEmailDto } from './emails.dto';
import { MailedSecretsService } from './mailed-secrets.service';
import { OwnEmailsService } from './own-emails.service';

@Chapter('email', { group: 'Identity', rank: 5, about: 'Your e-mail address: verify it, or change it.' })
@Controller('auth/email')
export class EmailsController {
  constructor(
    private readonly emails: OwnEmailsService,
    private readonly links: EmailLinksService,
    private readonly disowned: DisownedAddressesService,
  ) {}

  /**
   * Verify an e-mail address with the mailed token
   * @remarks Send the password, or call it with a session of the account, not an API key (403 `LINK_NEEDS_ACCOUNT`). If the link is for a
   * change of address, the address changes now; if an admin requested it, all sessions and API keys of the account end.
   */
  @Post('verify')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Anybody()
  @CountsAgainstSecret(MailedSecretsService)
  @Refuses(InvalidLink, LinkNeedsAccount, EmailTaken, WrongPassword, TooManyFailures)
  verify(
    @Body() { token, password }: VerifyEmailDto,
    @CurrentVisitor() { identity }: Visitor,
    @CurrentClient() client: Client,
  ): Promise<void> {
    return this.links.verify(token, { identity, password }, client);
  }

  /**
   * Delete an account that somebody else made with your address
   * @remarks Needs the mailed token. Cancels a change of another account to the address. An account stays if it belongs to a
   * company or its address was confirmed (409 `ACCOUNT_STAYS`).
   */
  @Post('disown')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Public()
  @CountsAgainstSecret(MailedSecretsService)
  @Refuses(InvalidLink, AccountStays)
  disown(@Body() { token }: EmailLinkDto): Promise<void> {
    return this.disowned.disown(token);
  }

  /**
   * Resend the verification mail
   * @remarks Sends nothing if your address is verified already.
   */
  @Post('verify/resend')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(AccountPolicy.verify_email)
  @WhileEnrolling()
  @Refuses(TooManyMails)
  resendVerification(@CurrentIdentity() identity: Identity, @CurrentClient() client: Client): Promise<void> {
    return this.emails.askAgain(identity, client);
  }

  /**
   * Request a change of your e-mail address
   * @remarks Mails a link to the new address. The old address stays in use until the link is confirmed.
   */
  @Post('change')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(AccountPolicy.change_email)
  @Refuses(EmailTaken, WrongPassword, TooManyFailures, TooManyMails)
  change(
    @CurrentIdentity() identity: Identity,
    @Body() { new_email, password }: ChangeEmailDto,
    @CurrentClient() client: Client,
  ): Promise<void> {
    return this.emails.askForChange(identity, new_email, password, client);
  }
}
