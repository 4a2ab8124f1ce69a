import { Global, Module } from '@nestjs/common';
import { SessionEnder, SessionReader } from '@app/auth';
import { UsersModule } from '@domains/users';
import { AccountsRepository } from './accounts.repository';
import { AttemptsService } from './attempts.service';
import { AuthController } from './auth.controller';
import { AuthListeners } from './auth.listeners';
import { AuthProcessor } from './auth.processor';
import { AuthService } from './auth.service';
import { DevicesService } from './devices.service';
import { EmailsController } from './emails.controller';
import { FailedSignInsRepository } from './failed-sign-ins.repository';
import { ForgottenPasswordsService } from './forgotten-passwords.service';
import { LinksController } from './links.controller';
import { MailedSecretsRepository } from './mailed-secrets.repository';
import { MailedSecretsService } from './mailed-secrets.service';
import { OwnEmailsService } from './own-emails.service';
import { OwnPasswordsService } from './own-passwords.service';
import { PasswordNotices } from './password-notices';
import { PasswordsController } from './passwords.controller';
import { ProofsService } from './proofs.service';
import { SessionsController, UserSessionsController } from './sessions.controller';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';
import { SignInChallengesRepository } from './sign-in-challenges.repository';
import { SignInsService } from './sign-ins.service';

const reader = { provide: SessionReader, useExisting: SessionsRepository };
const ender = { provide: SessionEnder, useExisting: SessionsService };

/** Who has signed in. Global, because the guard at every door asks. */
@Global()
@Module({
  providers: [
    AccountsRepository,
    AttemptsService,
    FailedSignInsRepository,
    MailedSecretsRepository,
    MailedSecretsService,
    ProofsService,
    SessionsRepository,
    SessionsService,
    SignInChallengesRepository,
    SignInsService,
    reader,
    ender,
  ],
  exports: [
    AccountsRepository,
    AttemptsService,
    MailedSecretsService,
    ProofsService,
    SessionEnder,
    SessionReader,
    SessionsRepository,
    SessionsService,
    SignInsService,
  ],
})
export class SessionsModule {}

/** The door for HTTP clients: apps/api. */
@Module({
  imports: [SessionsModule, UsersModule],
  providers: [AuthService, DevicesService, ForgottenPasswordsService, OwnEmailsService, OwnPasswordsService, PasswordNotices],
  controllers: [AuthController, EmailsController, LinksController, PasswordsController, SessionsController, UserSessionsController],
})
export class AuthApiModule {}

/** The door for the clock: apps/worker. */
@Module({ imports: [SessionsModule], providers: [AuthListeners, AuthProcessor] })
export class AuthWorkerModule {}
