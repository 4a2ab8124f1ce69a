import { Global, Module } from '@nestjs/common';
import { SessionEnder, SessionReader } from '@app/auth';
import { UsersModule } from '@organisation/users';
import { SignInAccountsRepository } from './sign-in-accounts.repository';
import { AttemptsService } from './attempts.service';
import { FailedSignInsRepository } from './failed-sign-ins.repository';
import { ProofsService } from './proofs.service';
import { SessionRevocationsService } from './session-revocations.service';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';
import { SignInChallengesRepository } from './sign-in-challenges.repository';
import { SignInsService } from './sign-ins.service';

const reader = { provide: SessionReader, useExisting: SessionsRepository };
const ender = { provide: SessionEnder, useExisting: SessionRevocationsService };

/** Sessions. Global, because the guard of every route asks. */
@Global()
@Module({
  imports: [UsersModule],
  providers: [
    SignInAccountsRepository,
    AttemptsService,
    FailedSignInsRepository,
    ProofsService,
    SessionRevocationsService,
    SessionsRepository,
    SessionsService,
    SignInChallengesRepository,
    SignInsService,
    reader,
    ender,
  ],
  exports: [
    SignInAccountsRepository,
    AttemptsService,
    ProofsService,
    SessionEnder,
    SessionReader,
    SessionRevocationsService,
    SessionsRepository,
    SessionsService,
    SignInsService,
  ],
})
export class SessionsModule {}
