import { Module } from '@nestjs/common';
import { UsersModule } from '@organisation/users';
import { AcceptanceService } from './acceptance.service';
import { InvitationsController } from './invitations.controller';
import { InvitationLinksController } from './invitation-links.controller';
import { InvitationsModule } from './invitations.module';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [InvitationsModule, UsersModule],
  providers: [AcceptanceService],
  controllers: [InvitationLinksController, InvitationsController],
})
export class InvitationsApiModule {}
