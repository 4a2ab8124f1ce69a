import { Module } from '@nestjs/common';
import { SessionsModule } from '@domains/auth';
import { CredentialsListeners } from './credentials.listeners';
import { CredentialsProcessor } from './credentials.processor';
import { EmailsController } from './emails.controller';
import { ForgottenPasswordsService } from './forgotten-passwords.service';
import { LinksController } from './links.controller';
import { MailedSecretsRepository } from './mailed-secrets.repository';
import { MailedSecretsService } from './mailed-secrets.service';
import { OwnEmailsService } from './own-emails.service';
import { OwnPasswordsService } from './own-passwords.service';
import { PasswordNotices } from './password-notices';
import { PasswordsController } from './passwords.controller';

@Module({ imports: [SessionsModule], providers: [MailedSecretsRepository, MailedSecretsService], exports: [MailedSecretsService] })
export class CredentialsModule {}

/** The door for HTTP clients: apps/api. */
@Module({
  imports: [CredentialsModule, SessionsModule],
  providers: [ForgottenPasswordsService, OwnEmailsService, OwnPasswordsService, PasswordNotices],
  controllers: [EmailsController, LinksController, PasswordsController],
})
export class CredentialsApiModule {}

/** The door for the queue, the clock and other domains' news: apps/worker. */
@Module({ imports: [CredentialsModule], providers: [CredentialsListeners, CredentialsProcessor] })
export class CredentialsWorkerModule {}
