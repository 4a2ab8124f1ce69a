import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import type { BulkCandidate } from '@app/bulk';
import { BulkRemindersService } from '@operations/bulk';
import { InvitationBulkAction } from './invitation-bulk';
import { InvitationBulkRepository } from './invitation-bulk.repository';
import { InvitationState } from './invitation.entity';
import { InvitationClosed } from './invitations.errors';
import { type InvitationSubject, InvitationsPolicy } from './invitations.policy';
import { InvitationsService } from './invitations.service';

/** Mails many invitations again, each at most once a day, within the company's mail budget. */
@Injectable()
export class AskedInvitationReminders {
  constructor(reminders: BulkRemindersService, chosen: InvitationBulkRepository, invitations: InvitationsService) {
    reminders.declare({
      resource: 'invitation',
      name: InvitationBulkAction.Remind,
      permission: InvitationsPolicy.resend,
      shapes,
      chosen,
      candidate: ({ id, version, email, ...facts }) => ({ resource_id: id, version, input: null, label: email, facts }),
      check,
      remind: async (actor, row) => {
        const { id, version } = await invitations.resend(actor, row.id, row.version);
        return { id: Number(id), version, company_id: actor.company_id! };
      },
    });
  }
}

async function shapes() {
  const { InvitationBulkFilterDto, NoInvitationValuesDto } = await import('./invitation-bulk.dto');
  return { values: NoInvitationValuesDto, filter: InvitationBulkFilterDto };
}

function check(actor: Actor, { facts }: BulkCandidate): void {
  const invitation = facts as InvitationSubject;
  authorize(InvitationsPolicy.resend, actor, invitation);
  if (invitation.status !== InvitationState.Open && invitation.status !== InvitationState.Expired) throw new InvitationClosed();
}
