export { InvitationsApiModule, InvitationsModule, InvitationsWorkerModule } from './invitations.module';
export { InvitationsService } from './invitations.service';
