import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { Can, CurrentIdentity, Public, WhileEnrolling, WhilePasswordChange } from '@app/access';
import type { Identity } from '@app/auth';
import { Chapter, type Client, CurrentClient, Refuses } from '@app/http';
import { CountsAgainstSecret } from '@app/limits';
import { TooManyFailures, WrongPassword } from '@identity/auth';
import { AccountPolicy } from './account.policy';
import { InvalidLink } from './credentials.errors';
import { ForgottenPasswordsService } from './forgotten-passwords.service';
import { MailedSecretsService } from './mailed-secrets.service';
import { OwnPasswordsService } from './own-passwords.service';
import { PasswordResetsService } from './password-resets.service';
import { ChangePasswordDto, ForgotPasswordDto, ResetPasswordDto } from './passwords.dto';

@Chapter('password', { group: 'Identity', rank: 4, about: 'Your password: change it, or reset a forgotten one.' })
@Controller('auth/password')
export class PasswordsController {
  constructor(
    private readonly passwords: OwnPasswordsService,
    private readonly forgotten: ForgottenPasswordsService,
    private readonly resets: PasswordResetsService,
  ) {}

  /**
   * Update your password
   * @remarks `end_other_sessions` also revokes your other sessions.
   */
  @Post('change')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(AccountPolicy.change_password)
  @WhileEnrolling()
  @WhilePasswordChange()
  @Refuses(WrongPassword, TooManyFailures)
  change(@CurrentIdentity() identity: Identity, @Body() change: ChangePasswordDto, @CurrentClient() client: Client): Promise<void> {
    return this.passwords.change(identity, change, client);
  }

  /**
   * Request a mail to reset a forgotten password
   * @remarks The answer is the same if no account has the address.
   */
  @Post('forgot')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Public()
  requestReset(@Body() { email }: ForgotPasswordDto, @CurrentClient() client: Client): Promise<void> {
    return this.forgotten.ask(email, client);
  }

  /**
   * Reset the password with the mailed token
   * @remarks Revokes all sessions and API keys of the account.
   */
  @Post('reset')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Public()
  @CountsAgainstSecret(MailedSecretsService)
  @Refuses(InvalidLink)
  reset(@Body() { token, new_password }: ResetPasswordDto, @CurrentClient() client: Client): Promise<void> {
    return this.resets.reset(token, new_password, client);
  }
}
