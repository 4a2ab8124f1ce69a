import { Module } from '@nestjs/common';
import { SessionsModule } from '@identity/auth';
import { IntroductionsService } from '@identity/auth/api';
import { UsersModule } from '@organisation/users';
import { ChallengesService } from './challenges.service';
import { CodeProof } from './code-proof';
import { TotpController, UserTotpController } from './totp.controller';
import { TotpModule } from './totp.module';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [SessionsModule, TotpModule, UsersModule],
  providers: [ChallengesService, CodeProof, IntroductionsService],
  controllers: [TotpController, UserTotpController],
  exports: [TotpModule],
})
export class TotpApiModule {}
