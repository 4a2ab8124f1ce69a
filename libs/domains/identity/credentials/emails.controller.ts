import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { Can, CurrentIdentity, Public } from '@app/access';
import type { Identity } from '@app/auth';
import { Chapter, type Client, CurrentClient, Refuses } from '@app/http';
import { TooManyFailures, WrongPassword } from '@identity/auth';
import { EmailTaken } from '@organisation/users';
import { AccountPolicy } from './account.policy';
import { InvalidLink, TooManyMails } from './credentials.errors';
import { ChangeEmailDto, VerifyEmailDto } from './emails.dto';
import { OwnEmailsService } from './own-emails.service';

@Chapter('email', { group: 'Identity', about: 'Your e-mail address: verify it, or change it.' })
@Controller('auth/email')
export class EmailsController {
  constructor(private readonly emails: OwnEmailsService) {}

  /** Show by what was mailed that an address is yours; a new one takes effect with it */
  @Post('verify')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Public()
  @Refuses(InvalidLink, EmailTaken)
  verify(@Body() { token }: VerifyEmailDto, @CurrentClient() client: Client): Promise<void> {
    return this.emails.verify(token, client);
  }

  /** Have that mail sent again. Nothing is sent once your address is verified */
  @Post('verify/resend')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(AccountPolicy.verify_email)
  @Refuses(TooManyMails)
  resendVerification(@CurrentIdentity() identity: Identity, @CurrentClient() client: Client): Promise<void> {
    return this.emails.askAgain(identity, client);
  }

  /** Ask for another address. A link is mailed there; until it is used, the old one stays */
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
