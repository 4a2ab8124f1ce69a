import { Module } from '@nestjs/common';
import { CredentialsModule } from '@identity/credentials';
import { TotpApiModule } from '@identity/totp/api';
import { UsersModule } from '@organisation/users';
import { ProviderSignInsService } from './provider-sign-ins.service';
import { IdentitiesController } from './identities.controller';
import { IdentityProvidersController } from './identity-providers.controller';
import { IdentityProvidersService } from './identity-providers.service';
import { ProviderNewcomersService } from './provider-newcomers.service';
import { ProviderRegistry } from './provider-registry';
import { IdentityProvidersModule } from './identity-providers.module';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [CredentialsModule, IdentityProvidersModule, TotpApiModule, UsersModule],
  providers: [ProviderSignInsService, IdentityProvidersService, ProviderNewcomersService, ProviderRegistry],
  controllers: [IdentityProvidersController, IdentitiesController],
})
export class IdentityProvidersApiModule {}
