import { Injectable } from '@nestjs/common';
import { RequestedActions, type RequestedThing, type RequestedThings, type StoredAction } from '@programmes/approval-requests';
import { askedMentorship } from './asked-mentorship';
import { ENDED } from './mentorship-status';
import { MentorshipsRepository } from './mentorships.repository';

/** Finds the mentorships that requests for approval are about. */
@Injectable()
export class RequestedMentorshipsService implements RequestedThings {
  constructor(
    actions: RequestedActions,
    private readonly mentorships: MentorshipsRepository,
  ) {
    actions.registerThings('mentorship', this);
  }

  async find({ resource_id: id }: StoredAction, lock?: 'lock'): Promise<RequestedThing | undefined> {
    if (id === null) return undefined;
    const mentorship = lock ? await this.mentorships.findForUpdate(id) : await this.mentorships.load(id);
    const facts = await this.mentorships.subject(id);
    if (!mentorship || !facts) return undefined;
    return { ...askedMentorship(mentorship), facts, is_over: ENDED.includes(mentorship.status) };
  }
}
