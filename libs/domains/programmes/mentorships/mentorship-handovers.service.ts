import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import { ApprovalRequestsService } from '@programmes/approval-requests';
import { PlansService } from '@programmes/plans';
import { MeetingsRepository } from './meetings.repository';
import { type MentorshipMoveRequest, MentorshipMovesService } from './mentorship-moves.service';
import { MentorshipPeopleService } from './mentorship-people.service';
import type { Mentorship } from './mentorship.entity';
import { MentorshipsRepository } from './mentorships.repository';

/** Hands mentorships over to another mentor. */
@Injectable()
export class MentorshipHandoversService {
  constructor(
    private readonly moves: MentorshipMovesService,
    private readonly mentorships: MentorshipsRepository,
    private readonly meetings: MeetingsRepository,
    private readonly people: MentorshipPeopleService,
    private readonly plans: PlansService,
    private readonly requests: ApprovalRequestsService,
    private readonly clock: Clock,
  ) {}

  /** Throws 409 if the new mentor has no capacity. Ends the former mentor's period; their private notes stay theirs. */
  handOver(actor: Actor, request: MentorshipMoveRequest & { readonly mentor_id: number; readonly reason: string }) {
    return this.moves.byActor(actor, 'hand_over', request, async (mentorship) => {
      const from = mentorship.mentor_id;
      mentorship.handOver(request.mentor_id);
      await this.people.lockWithCapacity(mentorship);
      return {
        facts: { from_mentor_id: from, to_mentor_id: request.mentor_id },
        others: [from],
        follow: () => this.pass(mentorship, from),
      };
    });
  }

  /** Moves the period, the meetings to come, the open requests and the plan to the new mentor. */
  private async pass(mentorship: Mentorship, from: number): Promise<void> {
    const { id, mentor_id } = mentorship;
    await this.mentorships.changeMentor(mentorship, instant(this.clock.now()), mentor_id);
    await this.meetings.handOver(id, mentor_id, this.clock.now());
    await this.requests.readdress({ resource: 'mentorship', resource_id: id }, from, mentor_id);
    await this.plans.handOver(id, from, mentor_id);
  }
}
