import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import type { Day } from '@organisation/calendar';
import { PlansService } from '@programmes/plans';
import { type MentorshipMoveRequest, MentorshipMovesService } from './mentorship-moves.service';
import { MentorshipTermsService, expectDays, invalid } from './mentorship-terms.service';

/** Pauses, resumes and extends running mentorships. */
@Injectable()
export class MentorshipRunsService {
  constructor(
    private readonly moves: MentorshipMovesService,
    private readonly terms: MentorshipTermsService,
    private readonly plans: PlansService,
  ) {}

  pause(actor: Actor, request: MentorshipMoveRequest & { readonly reason: string }) {
    return this.moves.byActor(actor, 'pause', request, async (mentorship) => {
      const paused_on = await this.terms.today(mentorship.company_id);
      mentorship.pause(paused_on, request.reason);
      return { facts: { paused_on } };
    });
  }

  /** Moves due times and the last day by the number of workdays that it was paused. */
  resume(actor: Actor, request: MentorshipMoveRequest) {
    return this.moves.byActor(actor, 'resume', request, async (mentorship) => {
      const [paused_on, resumed_on] = [mentorship.resume(), await this.terms.today(mentorship.company_id)];
      const { end_on, workdays } = await this.terms.shifted(mentorship, paused_on, resumed_on);
      mentorship.shift(end_on);
      return {
        facts: { paused_on, resumed_on, workdays, end_on },
        follow: () => this.plans.shift(mentorship.id, paused_on, resumed_on),
      };
    });
  }

  extend(actor: Actor, request: MentorshipMoveRequest & { readonly end_on: Day }) {
    return this.moves.byActor(actor, 'extend', request, (mentorship) => {
      const { start_on, end_on: before } = mentorship;
      if (request.end_on <= before) throw invalid({ field: 'end_on', message: NOT_LATER });
      expectDays({ start_on, end_on: request.end_on });
      mentorship.extend(request.end_on);
      return { facts: { from: before, to: request.end_on } };
    });
  }
}

const NOT_LATER = { en: 'must be later than the current end_on', ko: '현재 end_on보다 늦어야 합니다' };
