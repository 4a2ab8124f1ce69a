import { Global, Module } from '@nestjs/common';
import { SessionEnder, SessionReader } from '@app/auth';
import { UsersModule } from '@domains/users';
import { AccountsRepository } from './accounts.repository';
import { AttemptsService } from './attempts.service';
import { AuthController } from './auth.controller';
import { AuthProcessor } from './auth.processor';
import { AuthService } from './auth.service';
import { CookieSessionsService } from './cookie-sessions.service';
import { DevicesService } from './devices.service';
import { FailedSignInsRepository } from './failed-sign-ins.repository';
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
  providers: [AuthService, CookieSessionsService, DevicesService],
  controllers: [AuthController, SessionsController, UserSessionsController],
})
export class AuthApiModule {}

/** The door for the clock: apps/worker. */
@Module({ imports: [SessionsModule], providers: [AuthProcessor] })
export class AuthWorkerModule {}
