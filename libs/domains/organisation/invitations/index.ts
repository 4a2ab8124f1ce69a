export { InvitationsModule } from './invitations.module';
export { invitationsVisibleTo, isAcceptable } from './invitations.scope';
export { InvitationsService } from './invitations.service';
