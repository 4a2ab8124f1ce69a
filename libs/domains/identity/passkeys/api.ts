import { Module } from '@nestjs/common';
import { SessionsModule } from '@identity/auth';
import { IntroductionsService } from '@identity/auth/api';
import { UsersModule } from '@organisation/users';
import { AssertionsService } from './assertions.service';
import { ChallengeOptionsService } from './challenge-options.service';
import { PasskeyProof } from './passkey-proof';
import { PasskeyRegistrationsService } from './passkey-registrations.service';
import { PasskeySignInsService } from './passkey-sign-ins.service';
import { PasskeysController } from './passkeys.controller';
import { PasskeysModule } from './passkeys.module';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [PasskeysModule, SessionsModule, UsersModule],
  providers: [
    AssertionsService,
    ChallengeOptionsService,
    IntroductionsService,
    PasskeyProof,
    PasskeyRegistrationsService,
    PasskeySignInsService,
  ],
  controllers: [PasskeysController],
})
export class PasskeysApiModule {}
