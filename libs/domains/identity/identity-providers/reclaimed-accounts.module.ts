import { Global, Module } from '@nestjs/common';
import { AccountReclaimer } from '@app/auth';
import { ApiKeysModule } from '@identity/api-keys';
import { SessionsModule } from '@identity/auth';
import { CredentialsModule } from '@identity/credentials';
import { PasskeysModule } from '@identity/passkeys';
import { TotpModule } from '@identity/totp';
import { IdentityProvidersModule } from './identity-providers.module';
import { ReclaimedAccountsService } from './reclaimed-accounts.service';
import { SignInMethodsService } from './sign-in-methods.service';

/** Global, because domains of earlier groups need it. */
@Global()
@Module({
  imports: [ApiKeysModule, CredentialsModule, IdentityProvidersModule, PasskeysModule, SessionsModule, TotpModule],
  providers: [SignInMethodsService, ReclaimedAccountsService, { provide: AccountReclaimer, useExisting: ReclaimedAccountsService }],
  exports: [AccountReclaimer],
})
export class ReclaimedAccountsModule {}
