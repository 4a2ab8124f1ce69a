import { Module } from '@nestjs/common';
import { SessionsModule } from '@identity/auth';
import { ChallengesService } from './challenges.service';
import { TotpController, UserTotpController } from './totp.controller';
import { TotpModule } from './totp.module';

/** The door for HTTP clients: apps/api. */
@Module({
  imports: [SessionsModule, TotpModule],
  providers: [ChallengesService],
  controllers: [TotpController, UserTotpController],
  exports: [TotpModule],
})
export class TotpApiModule {}
