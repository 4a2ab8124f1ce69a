import { Global, Module } from '@nestjs/common';
import { SecurityNotices } from '@app/audit';
import { SessionEnder, SessionReader } from '@app/auth';
import { UsersModule } from '@organisation/users';
import { SignInAccountsRepository } from './sign-in-accounts.repository';
import { AccountTalliesRepository } from './account-tallies.repository';
import { AccountTalliesService } from './account-tallies.service';
import { AttemptsService } from './attempts.service';
import { FailedSignInsRepository } from './failed-sign-ins.repository';
import { ProofMethods } from './proof-methods';
import { ProofsService } from './proofs.service';
import { SecurityNoticesService } from './security-notices.service';
import { SessionRevocationsService } from './session-revocations.service';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';
import { SignInChallengesRepository } from './sign-in-challenges.repository';
import { SignInsService } from './sign-ins.service';
import './auth.notifications';
import './auth.personal-data';

const reader = { provide: SessionReader, useExisting: SessionsRepository };
const notices = { provide: SecurityNotices, useClass: SecurityNoticesService };
const ender = { provide: SessionEnder, useExisting: SessionRevocationsService };

/** Sessions. Global, because the guard of every route needs it. */
@Global()
@Module({
  imports: [UsersModule],
  providers: [
    SignInAccountsRepository,
    AccountTalliesRepository,
    AccountTalliesService,
    AttemptsService,
    FailedSignInsRepository,
    ProofMethods,
    ProofsService,
    SessionRevocationsService,
    SessionsRepository,
    SessionsService,
    SignInChallengesRepository,
    SignInsService,
    reader,
    ender,
    notices,
  ],
  exports: [
    SignInAccountsRepository,
    AttemptsService,
    ProofMethods,
    ProofsService,
    SecurityNotices,
    SessionEnder,
    SessionReader,
    SessionRevocationsService,
    SessionsRepository,
    SessionsService,
    SignInsService,
  ],
})
export class SessionsModule {}
