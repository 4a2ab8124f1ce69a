import { Global, Module } from '@nestjs/common';
import { AccountReclaimer } from '@app/auth';
import { ApiKeysModule } from '@identity/api-keys';
import { SessionsModule } from '@identity/auth';
import { CredentialsModule } from '@identity/credentials';
import { TotpModule } from '@identity/totp';
import { IdentityProvidersModule } from './identity-providers.module';
import { ReclaimedAccountsService } from './reclaimed-accounts.service';

/** Global, because domains ask that come before this group. */
@Global()
@Module({
  imports: [ApiKeysModule, CredentialsModule, IdentityProvidersModule, SessionsModule, TotpModule],
  providers: [ReclaimedAccountsService, { provide: AccountReclaimer, useExisting: ReclaimedAccountsService }],
  exports: [AccountReclaimer],
})
export class ReclaimedAccountsModule {}
