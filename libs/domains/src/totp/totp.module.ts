import { Module } from '@nestjs/common';
import { SessionsModule } from '@domains/auth';
import { UsersModule } from '@domains/users';
import { ChallengesService } from './challenges.service';
import { CodesService } from './codes.service';
import { TotpController, UserTotpController } from './totp.controller';
import { TotpListeners } from './totp.listeners';
import { TotpRepository } from './totp.repository';
import { TotpService } from './totp.service';

@Module({
  imports: [SessionsModule, UsersModule],
  providers: [CodesService, TotpRepository, TotpService],
  exports: [CodesService, TotpRepository, TotpService],
})
class TotpModule {}

/** The door for HTTP clients: apps/api. */
@Module({
  imports: [SessionsModule, TotpModule],
  providers: [ChallengesService],
  controllers: [TotpController, UserTotpController],
  exports: [TotpModule],
})
export class TotpApiModule {}

/** The door for other domains' news: apps/worker. */
@Module({ imports: [TotpModule], providers: [TotpListeners] })
export class TotpWorkerModule {}
