import { Module } from '@nestjs/common';
import { ApiKeysModule } from '@identity/api-keys';
import { SessionsModule } from '@identity/auth';
import { UsersModule } from '@organisation/users';
import { AccountRecoveryService } from './account-recovery.service';
import { DisownedAddressesService } from './disowned-addresses.service';
import { EmailsController } from './emails.controller';
import { ForgottenPasswordsService } from './forgotten-passwords.service';
import { MailedLinksController } from './mailed-links.controller';
import { OwnEmailsService } from './own-emails.service';
import { OwnPasswordsService } from './own-passwords.service';
import { PasswordResetsService } from './password-resets.service';
import { PasswordNotices } from './password-notices';
import { PasswordsController } from './passwords.controller';
import { CredentialsModule } from './credentials.module';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [ApiKeysModule, CredentialsModule, SessionsModule, UsersModule],
  providers: [
    AccountRecoveryService,
    DisownedAddressesService,
    ForgottenPasswordsService,
    OwnEmailsService,
    OwnPasswordsService,
    PasswordNotices,
    PasswordResetsService,
  ],
  controllers: [EmailsController, MailedLinksController, PasswordsController],
})
export class CredentialsApiModule {}
