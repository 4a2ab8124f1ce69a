import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { type ActionPerformer, RequestedActions, type StoredAction, payloadAs } from '@programmes/approval-requests';
import { MentorshipProposalsService } from './mentorship-proposals.service';
import { CreateMentorshipDto } from './mentorships.dto';

/** Performs approved requests for a mentor: makes the mentorship that the mentee has asked for. */
@Injectable()
export class RequestedMentors implements ActionPerformer {
  readonly actions = ['create'];

  constructor(
    requested: RequestedActions,
    private readonly proposals: MentorshipProposalsService,
  ) {
    requested.registerPerformer('mentorship', this);
  }

  perform(actor: Actor, { asker_id, payload }: StoredAction): Promise<{ readonly id: number }> {
    return this.proposals.grant(actor, asker_id, payloadAs(CreateMentorshipDto, payload));
  }
}
