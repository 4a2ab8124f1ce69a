import { Module } from '@nestjs/common';
import { UsersModule } from '@domains/users';
import { AcceptanceService } from './acceptance.service';
import { InvitationsController } from './invitations.controller';
import { InvitationsListeners } from './invitations.listeners';
import { InvitationsProcessor } from './invitations.processor';
import { InvitationsRepository } from './invitations.repository';
import { InvitationsService } from './invitations.service';
import { InvitationLinksController } from './links.controller';

@Module({
  imports: [UsersModule],
  providers: [InvitationsService, InvitationsRepository],
  exports: [InvitationsRepository, InvitationsService],
})
export class InvitationsModule {}

/** The door for HTTP clients: apps/api. */
@Module({
  imports: [InvitationsModule, UsersModule],
  providers: [AcceptanceService],
  controllers: [InvitationLinksController, InvitationsController],
})
export class InvitationsApiModule {}

/** The door for the clock and other domains' news: apps/worker. */
@Module({ imports: [InvitationsModule], providers: [InvitationsListeners, InvitationsProcessor] })
export class InvitationsWorkerModule {}
