import { Module } from '@nestjs/common';
import { UsersModule } from '@organisation/users';
import { IdentitiesRepository } from './identities.repository';
import { IdentitiesService } from './identities.service';
import { VisitsRepository } from './visits.repository';
import { VisitsService } from './visits.service';

@Module({
  imports: [UsersModule],
  providers: [IdentitiesRepository, IdentitiesService, VisitsRepository, VisitsService],
  exports: [IdentitiesRepository, IdentitiesService, VisitsService],
})
export class IdentitiesModule {}
