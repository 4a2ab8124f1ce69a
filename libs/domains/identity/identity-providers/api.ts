import { Module } from '@nestjs/common';
import { UsersModule } from '@organisation/users';
import { ProviderSignInsService } from './provider-sign-ins.service';
import { IdentitiesController } from './identities.controller';
import { IdentityProvidersController } from './identity-providers.controller';
import { IdentityProvidersService } from './identity-providers.service';
import { ProviderRegistry } from './provider-registry';
import { IdentityProvidersModule } from './identity-providers.module';
import { ReclaimedAccountsModule } from './reclaimed-accounts.module';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [IdentityProvidersModule, ReclaimedAccountsModule, UsersModule],
  providers: [ProviderSignInsService, IdentityProvidersService, ProviderRegistry],
  controllers: [IdentityProvidersController, IdentitiesController],
})
export class IdentityProvidersApiModule {}
