import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { type BulkAction, BulkActions, type BulkCandidate, type BulkOutcome, type BulkSelection, type BulkTarget } from '@app/bulk';
import { BulkRemindersService } from '@operations/bulk';
import { InvitationBulkAction } from './invitation-bulk';
import { InvitationBulkRepository } from './invitation-bulk.repository';
import { InvitationState } from './invitation.entity';
import { InvitationClosed } from './invitations.errors';
import { type InvitationSubject, InvitationsPolicy } from './invitations.policy';
import { InvitationsService } from './invitations.service';

/** Mails many invitations again, each at most once a day, within the company's mail budget. */
@Injectable()
export class AskedInvitationReminders implements BulkAction {
  readonly resource = 'invitation';
  readonly name = InvitationBulkAction.Remind;
  readonly permission = InvitationsPolicy.resend;

  constructor(
    actions: BulkActions,
    private readonly chosen: InvitationBulkRepository,
    private readonly invitations: InvitationsService,
    private readonly reminders: BulkRemindersService,
  ) {
    actions.register(this);
  }

  async shapes() {
    const { InvitationBulkFilterDto, NoInvitationValuesDto } = await import('./invitation-bulk.dto');
    return { values: NoInvitationValuesDto, filter: InvitationBulkFilterDto };
  }

  async find(actor: Actor, { ids, filter }: BulkSelection, { limit }: { readonly limit: number }): Promise<BulkCandidate[]> {
    const found = await this.chosen.find(actor, { ...filter, ids }, limit);
    return found.map(({ id, version, email, ...facts }) => ({ resource_id: id, version, input: null, label: email, facts }));
  }

  check(actor: Actor, { facts }: BulkCandidate): void {
    const invitation = facts as InvitationSubject;
    authorize(InvitationsPolicy.resend, actor, invitation);
    if (invitation.status !== InvitationState.Open && invitation.status !== InvitationState.Expired) throw new InvitationClosed();
  }

  async perform(actor: Actor, { resource_id, version: expected }: BulkTarget): Promise<BulkOutcome> {
    const { id, version } = await this.invitations.resend(actor, resource_id!, expected!);
    await this.reminders.claim({ resource: this.resource, resource_id: Number(id), company_id: actor.company_id! });
    return { resource_id: Number(id), version };
  }
}
