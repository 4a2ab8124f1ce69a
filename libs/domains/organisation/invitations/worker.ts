import { Module } from '@nestjs/common';
import { CalendarModule } from '@organisation/calendar';
import { InvitationRemindersRepository } from './invitation-reminders.repository';
import { InvitationRemindersService } from './invitation-reminders.service';
import { InvitationsListeners } from './invitations.listeners';
import { InvitationsProcessor } from './invitations.processor';
import { InvitationsModule } from './invitations.module';

/** Entry point for schedules and events: apps/worker. */
@Module({
  imports: [CalendarModule, InvitationsModule],
  providers: [InvitationRemindersRepository, InvitationRemindersService, InvitationsListeners, InvitationsProcessor],
})
export class InvitationsWorkerModule {}
