export { InvitationsModule } from './invitations.module';
export { invitationsVisibleTo, isStillOpen } from './invitations.scope';
export { InvitationsService } from './invitations.service';
