import { Module } from '@nestjs/common';
import { SessionsModule } from '@identity/auth';
import { UsersModule } from '@organisation/users';
import { CodesService } from './codes.service';
import { TotpRepository } from './totp.repository';
import { TotpResetsService } from './totp-resets.service';
import { TotpService } from './totp.service';
import './totp.personal-data';

@Module({
  imports: [SessionsModule, UsersModule],
  providers: [CodesService, TotpRepository, TotpResetsService, TotpService],
  exports: [CodesService, TotpRepository, TotpResetsService, TotpService],
})
export class TotpModule {}
