import { Module } from '@nestjs/common';
import { SessionsModule } from '@identity/auth';
import { UsersModule } from '@organisation/users';
import { CodesService } from './codes.service';
import { TotpRepository } from './totp.repository';
import { TotpService } from './totp.service';

@Module({
  imports: [SessionsModule, UsersModule],
  providers: [CodesService, TotpRepository, TotpService],
  exports: [CodesService, TotpRepository, TotpService],
})
export class TotpModule {}
