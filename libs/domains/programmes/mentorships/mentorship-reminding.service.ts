import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import type { Actor } from '@app/auth';
import { Events } from '@app/events';
import type { Mentorship } from './mentorship.entity';
import { MentorshipReminded, mentorshipIds } from './mentorships.events';

/** Reminds mentor and mentee of one mentorship, in the transaction of the caller. */
@Injectable()
export class MentorshipRemindingService {
  constructor(
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  async remind(actor: Actor, mentorship: Mentorship): Promise<void> {
    const { id, company_id } = mentorship;
    this.events.publish(MentorshipReminded, mentorshipIds(mentorship, { actor }));
    await this.audit.note({ action: 'mentorship.remind', actor_id: actor.id, company_id, resource_id: id });
  }
}
