import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { type BulkAction, BulkActions, type BulkCandidate, type BulkOutcome, type BulkSelection, type BulkTarget } from '@app/bulk';
import { authorizeRole } from '@organisation/users';
import { InvitationBulkAction } from './invitation-bulk';
import type { NewInvitation } from './invitation.entity';
import { InvitationsPolicy } from './invitations.policy';
import { InvitationsService } from './invitations.service';

type Invited = Omit<NewInvitation, 'company_id'>;
interface InvitedPeople {
  readonly people: readonly Invited[];
}

/** Invites many people. A mail cannot be taken back, so it has no undo. */
@Injectable()
export class ManyInvitations implements BulkAction<InvitedPeople> {
  readonly resource = 'invitation';
  readonly name = InvitationBulkAction.Invite;
  readonly permission = InvitationsPolicy.create;

  constructor(
    actions: BulkActions,
    private readonly invitations: InvitationsService,
  ) {
    actions.register(this);
  }

  async shapes() {
    return { values: (await import('./invitation-bulk.dto')).InviteManyDto };
  }

  find(_actor: Actor, _none: BulkSelection, { values: { people } }: { readonly values: InvitedPeople }): Promise<BulkCandidate[]> {
    return Promise.resolve(people.map((person) => ({ resource_id: null, version: null, input: { ...person }, label: person.email })));
  }

  /** The rows have the addresses, and are cleared. */
  keep(): object {
    return {};
  }

  check(actor: Actor, { input }: BulkCandidate): void {
    authorize(InvitationsPolicy.create, actor);
    authorizeRole(actor, (input as Invited).role);
  }

  async perform(actor: Actor, { input }: BulkTarget): Promise<BulkOutcome> {
    const { id, version } = await this.invitations.invite(actor, input as Invited);
    return { resource_id: Number(id), version };
  }
}
