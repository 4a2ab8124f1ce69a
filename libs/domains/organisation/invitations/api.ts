import { Module } from '@nestjs/common';
import { BulkModule } from '@operations/bulk';
import { UsersModule } from '@organisation/users';
import { AcceptanceService } from './acceptance.service';
import { InvitationBulkController } from './invitation-bulk.controller';
import { InvitationsController } from './invitations.controller';
import { InvitationLinksController } from './invitation-links.controller';
import { InvitationsModule } from './invitations.module';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [InvitationsModule, UsersModule, BulkModule],
  providers: [AcceptanceService],
  controllers: [InvitationBulkController, InvitationLinksController, InvitationsController],
})
export class InvitationsApiModule {}
