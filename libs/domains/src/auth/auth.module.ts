import { Global, Module } from '@nestjs/common';
import { SessionReader } from '@app/auth';
import { UsersModule } from '@domains/users';
import { AccountsRepository } from './accounts.repository';
import { AuthController } from './auth.controller';
import { AuthProcessor } from './auth.processor';
import { AuthService } from './auth.service';
import { FailedSignInsRepository } from './failed-sign-ins.repository';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';

/** Who has signed in. Global, because the guard at every door asks. */
@Global()
@Module({
  imports: [UsersModule],
  providers: [
    AccountsRepository,
    AuthService,
    FailedSignInsRepository,
    SessionsRepository,
    SessionsService,
    { provide: SessionReader, useExisting: SessionsRepository },
  ],
  exports: [AuthService, SessionReader, SessionsService],
})
export class SignInModule {}

/** The door for HTTP clients: apps/api. */
@Module({ imports: [SignInModule], controllers: [AuthController] })
export class AuthApiModule {}

/** The door for the clock: apps/worker. */
@Module({ imports: [SignInModule], providers: [AuthProcessor] })
export class SignInWorkerModule {}
