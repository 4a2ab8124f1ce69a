import { Global, Module } from '@nestjs/common';
import { ApiKeysModule } from '@identity/api-keys';
import { EmailAddressChanges } from '@app/auth';
import { SessionsModule } from '@identity/auth';
import { UsersModule } from '@organisation/users';
import { AccountRecoveryService } from './account-recovery.service';
import { DisownedAddressesService } from './disowned-addresses.service';
import { InvitationsModule } from '@organisation/invitations';
import { EmailAddressChangesService } from './email-address-changes.service';
import { EmailConfirmationsService } from './email-confirmations.service';
import { EmailLinksService } from './email-links.service';
import { EmailsController } from './emails.controller';
import { ForgottenPasswordsService } from './forgotten-passwords.service';
import { MailedLinksController } from './mailed-links.controller';
import { OwnEmailsService } from './own-emails.service';
import { OwnPasswordsService } from './own-passwords.service';
import { PasswordResetsService } from './password-resets.service';
import { PasswordNotices } from './password-notices';
import { PasswordsController } from './passwords.controller';
import { CredentialsModule } from './credentials.module';

const changes = { provide: EmailAddressChanges, useClass: EmailAddressChangesService };

/** Entry point for HTTP: apps/api. Global, because the domain of users requests changes of addresses. */
@Global()
@Module({
  imports: [ApiKeysModule, CredentialsModule, InvitationsModule, SessionsModule, UsersModule],
  providers: [
    AccountRecoveryService,
    DisownedAddressesService,
    EmailConfirmationsService,
    EmailLinksService,
    ForgottenPasswordsService,
    OwnEmailsService,
    OwnPasswordsService,
    PasswordNotices,
    PasswordResetsService,
    changes,
  ],
  controllers: [EmailsController, MailedLinksController, PasswordsController],
  exports: [EmailAddressChanges],
})
export class CredentialsApiModule {}
