import { Module } from '@nestjs/common';
import { CredentialsModule } from '@domains/credentials';
import { TotpApiModule } from '@domains/totp';
import { UsersModule } from '@domains/users';
import { ArrivalsService } from './arrivals.service';
import { IdentitiesController } from './identities.controller';
import { IdentitiesRepository } from './identities.repository';
import { IdentitiesService } from './identities.service';
import { IdentityProvidersController } from './identity-providers.controller';
import { IdentityProvidersListeners } from './identity-providers.listeners';
import { IdentityProvidersProcessor } from './identity-providers.processor';
import { IdentityProvidersService } from './identity-providers.service';
import { NewcomersService } from './newcomers.service';
import { Providers } from './providers';
import { VisitsRepository } from './visits.repository';
import { VisitsService } from './visits.service';

@Module({
  imports: [UsersModule],
  providers: [IdentitiesRepository, IdentitiesService, VisitsRepository, VisitsService],
  exports: [IdentitiesRepository, IdentitiesService, VisitsService],
})
class IdentitiesModule {}

/** The door for HTTP clients: apps/api. */
@Module({
  imports: [CredentialsModule, IdentitiesModule, TotpApiModule, UsersModule],
  providers: [ArrivalsService, IdentityProvidersService, NewcomersService, Providers],
  controllers: [IdentityProvidersController, IdentitiesController],
})
export class IdentityProvidersApiModule {}

/** The door for the clock and other domains' news: apps/worker. */
@Module({ imports: [IdentitiesModule], providers: [IdentityProvidersListeners, IdentityProvidersProcessor] })
export class IdentityProvidersWorkerModule {}
