import { Module } from '@nestjs/common';
import { BulkRemindersModule } from '@operations/bulk';
import { UsersModule } from '@organisation/users';
import { InvitationBulkRepository } from './invitation-bulk.repository';
import { InvitationReminders } from './invitation-reminders';
import { InvitationsRepository } from './invitations.repository';
import { InvitationsService } from './invitations.service';
import { ManyInvitations } from './many-invitations';
import './invitations.notifications';
import './invitations.personal-data';

@Module({
  imports: [UsersModule, BulkRemindersModule],
  providers: [InvitationsService, InvitationsRepository, InvitationBulkRepository, InvitationReminders, ManyInvitations],
  exports: [InvitationsRepository, InvitationsService],
})
export class InvitationsModule {}
