import { Module } from '@nestjs/common';
import { InvitationsListeners } from './invitations.listeners';
import { InvitationsProcessor } from './invitations.processor';
import { InvitationsModule } from './invitations.module';

/** Entry point for schedules and events: apps/worker. */
@Module({ imports: [InvitationsModule], providers: [InvitationsListeners, InvitationsProcessor] })
export class InvitationsWorkerModule {}
