import { Module } from '@nestjs/common';
import { CredentialsModule } from '@identity/credentials';
import { TotpApiModule } from '@identity/totp/api';
import { UsersModule } from '@organisation/users';
import { ArrivalsService } from './arrivals.service';
import { IdentitiesController } from './identities.controller';
import { IdentityProvidersController } from './identity-providers.controller';
import { IdentityProvidersService } from './identity-providers.service';
import { NewcomersService } from './newcomers.service';
import { Providers } from './providers';
import { IdentitiesModule } from './identity-providers.module';

/** The door for HTTP clients: apps/api. */
@Module({
  imports: [CredentialsModule, IdentitiesModule, TotpApiModule, UsersModule],
  providers: [ArrivalsService, IdentityProvidersService, NewcomersService, Providers],
  controllers: [IdentityProvidersController, IdentitiesController],
})
export class IdentityProvidersApiModule {}
