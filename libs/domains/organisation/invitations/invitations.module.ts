import { Module } from '@nestjs/common';
import { BulkRemindersModule } from '@operations/bulk';
import { UsersModule } from '@organisation/users';
import { InvitationBulkRepository } from './invitation-bulk.repository';
import { AskedInvitationReminders } from './asked-invitation-reminders';
import { InvitationsRepository } from './invitations.repository';
import { InvitationsService } from './invitations.service';
import { ManyInvitations } from './many-invitations';
import './invitations.notifications';
import './invitations.personal-data';

@Module({
  imports: [UsersModule, BulkRemindersModule],
  providers: [InvitationsService, InvitationsRepository, InvitationBulkRepository, AskedInvitationReminders, ManyInvitations],
  exports: [InvitationsRepository, InvitationsService],
})
export class InvitationsModule {}
