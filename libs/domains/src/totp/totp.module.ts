import { Module } from '@nestjs/common';
import { SessionsModule } from '@domains/auth';
import { UsersModule } from '@domains/users';
import { ChallengesService } from './challenges.service';
import { CodesService } from './codes.service';
import { TotpController, UserTotpController } from './totp.controller';
import { TotpRepository } from './totp.repository';
import { TotpService } from './totp.service';

/** The door for HTTP clients: apps/api. */
@Module({
  imports: [SessionsModule, UsersModule],
  providers: [ChallengesService, CodesService, TotpRepository, TotpService],
  controllers: [TotpController, UserTotpController],
  exports: [TotpService],
})
export class TotpApiModule {}
