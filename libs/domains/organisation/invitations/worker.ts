import { Module } from '@nestjs/common';
import { InvitationsListeners } from './invitations.listeners';
import { InvitationsProcessor } from './invitations.processor';
import { InvitationsModule } from './invitations.module';

/** The door for the clock and other domains' news: apps/worker. */
@Module({ imports: [InvitationsModule], providers: [InvitationsListeners, InvitationsProcessor] })
export class InvitationsWorkerModule {}
