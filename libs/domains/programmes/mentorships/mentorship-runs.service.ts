import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import type { Day } from '@organisation/calendar';
import { PlansService } from '@programmes/plans';
import { ApprovalRequestsService } from '@programmes/approval-requests';
import { type MentorshipMoveRequest, MentorshipMovesService } from './mentorship-moves.service';
import { MeetingsRepository } from './meetings.repository';
import { MentorshipsRepository } from './mentorships.repository';
import { MentorshipPeopleRepository } from './mentorship-people.repository';
import { MentorshipTermsService, expectDays, invalid } from './mentorship-terms.service';

/** What happens to a mentorship that goes on. */
@Injectable()
export class MentorshipRunsService {
  constructor(
    private readonly moves: MentorshipMovesService,
    private readonly mentorships: MentorshipsRepository,
    private readonly meetings: MeetingsRepository,
    private readonly people: MentorshipPeopleRepository,
    private readonly terms: MentorshipTermsService,
    private readonly plans: PlansService,
    private readonly requests: ApprovalRequestsService,
    private readonly clock: Clock,
  ) {}

  pause(actor: Actor, request: MentorshipMoveRequest & { readonly reason: string }) {
    return this.moves.byActor(actor, 'pause', request, {
      change: async (mentorship) => {
        const paused_on = await this.terms.today(mentorship.company_id);
        mentorship.pause(paused_on, request.reason);
        return { facts: { paused_on } };
      },
    });
  }

  /** What is due, and the end, are later by as many workdays as it was paused. */
  resume(actor: Actor, request: MentorshipMoveRequest) {
    let pause: { from: Day; to: Day };
    return this.moves.byActor(actor, 'resume', request, {
      change: async (mentorship) => {
        pause = { from: mentorship.resume(), to: await this.terms.today(mentorship.company_id) };
        const { end_on, workdays } = await this.terms.shifted(mentorship, pause.from, pause.to);
        mentorship.shift(end_on);
        return { facts: { paused_on: pause.from, resumed_on: pause.to, workdays, end_on } };
      },
      follow: ({ id }) => this.plans.shift(id, pause.from, pause.to),
    });
  }

  extend(actor: Actor, request: MentorshipMoveRequest & { readonly end_on: Day }) {
    return this.moves.byActor(actor, 'extend', request, {
      change: (mentorship) => {
        const { start_on, end_on: before } = mentorship;
        if (request.end_on <= before) throw invalid({ field: 'end_on', message: NOT_LATER });
        expectDays({ start_on, end_on: request.end_on });
        mentorship.extend(request.end_on);
        return { facts: { from: before, to: request.end_on } };
      },
    });
  }

  /** To another mentor, who has room for it. Whoever mentored before has a period that is over, and keeps their notes. */
  handOver(actor: Actor, request: MentorshipMoveRequest & { readonly mentor_id: number; readonly reason: string }) {
    let from = 0;
    return this.moves.byActor(actor, 'hand_over', request, {
      change: async (mentorship) => {
        from = mentorship.mentor_id;
        mentorship.handOver(request.mentor_id);
        await this.people.lockWithCapacity(mentorship);
        return { facts: { from_mentor_id: from, to_mentor_id: request.mentor_id }, others: [from] };
      },
      follow: async (mentorship) => {
        const { id, mentor_id } = mentorship;
        await this.mentorships.changeMentor(mentorship, instant(this.clock.now()), mentor_id);
        await this.meetings.handOver(id, mentor_id, this.clock.now());
        await this.requests.readdress({ resource: 'mentorship', resource_id: id }, from, mentor_id);
        await this.plans.handOver(id, from, mentor_id);
      },
    });
  }
}

const NOT_LATER = { en: 'must be later than the present one', ko: '현재 종료일보다 늦어야 합니다' };
