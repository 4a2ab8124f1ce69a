import { Module } from '@nestjs/common';
import { UsersModule } from '@organisation/users';
import { InvitationsRepository } from './invitations.repository';
import { InvitationsService } from './invitations.service';
import './invitations.notifications';
import './invitations.personal-data';

@Module({
  imports: [UsersModule],
  providers: [InvitationsService, InvitationsRepository],
  exports: [InvitationsRepository, InvitationsService],
})
export class InvitationsModule {}
