import { Module } from '@nestjs/common';
import { UsersModule } from '@organisation/users';
import { IdentitiesRepository } from './identities.repository';
import { IdentitiesService } from './identities.service';
import { LoginIntentsRepository } from './login-intents.repository';
import { AuthorizationRequestsService } from './authorization-requests.service';
import './identity-providers.personal-data';

@Module({
  imports: [UsersModule],
  providers: [IdentitiesRepository, IdentitiesService, LoginIntentsRepository, AuthorizationRequestsService],
  exports: [IdentitiesRepository, IdentitiesService, AuthorizationRequestsService],
})
export class IdentityProvidersModule {}
