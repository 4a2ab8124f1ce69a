import { Module } from '@nestjs/common';
import { SessionsModule } from '@identity/auth';
import { UsersModule } from '@organisation/users';
import { PasskeysRepository } from './passkeys.repository';
import { PasskeysService } from './passkeys.service';
import './passkeys.personal-data';

@Module({
  imports: [SessionsModule, UsersModule],
  providers: [PasskeysRepository, PasskeysService],
  exports: [PasskeysRepository, PasskeysService],
})
export class PasskeysModule {}
