import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import type { Day } from '@organisation/calendar';
import { PlansService } from '@programmes/plans';
import { type MentorshipMoveRequest, MentorshipMovesService } from './mentorship-moves.service';
import type { Mentorship } from './mentorship.entity';
import { MentorshipUnfinished } from './mentorships.errors';
import { MentorshipsRepository } from './mentorships.repository';
import { MentorshipPeopleRepository } from './mentorship-people.repository';
import { expectDays } from './mentorship-terms.service';

/** Kept as the reason where somebody has left. */
const DEACTIVATED = 'user_deactivated';

/** How mentorships end, and how one goes on after all. */
@Injectable()
export class MentorshipEndingsService {
  constructor(
    private readonly moves: MentorshipMovesService,
    private readonly mentorships: MentorshipsRepository,
    private readonly people: MentorshipPeopleRepository,
    private readonly plans: PlansService,
    private readonly clock: Clock,
  ) {}

  /** Once what is required is done or waived: else the refusal names what is not. */
  complete(actor: Actor, request: MentorshipMoveRequest) {
    return this.moves.byActor(actor, 'complete', request, {
      change: async (mentorship) => {
        const left = await this.plans.outstanding(mentorship.id);
        if (left.length > 0) throw new MentorshipUnfinished(left.map(({ id, title }) => ({ field: `tasks.${id}`, message: title, id })));
        mentorship.end('complete', this.clock.now(), request.reason ?? null);
      },
      follow: (mentorship) => this.close(mentorship),
    });
  }

  terminate(actor: Actor, request: MentorshipMoveRequest & { readonly reason: string }) {
    return this.moves.byActor(actor, 'terminate', request, {
      change: (mentorship) => mentorship.end('terminate', this.clock.now(), request.reason),
      follow: (mentorship) => this.close(mentorship),
    });
  }

  /** Within thirty days, where mentor and mentee are still free for it. */
  reopen(actor: Actor, request: MentorshipMoveRequest & { readonly reason: string; readonly end_on?: Day }) {
    const { reason, end_on } = request;
    return this.moves.byActor(actor, 'reopen', request, {
      change: async (mentorship) => {
        mentorship.reopen(this.clock.now(), reason);
        if (end_on) expectDays({ start_on: mentorship.start_on, end_on });
        if (end_on) mentorship.shift(end_on);
        await this.people.lockWithCapacity(mentorship);
      },
      follow: async (mentorship) => {
        await this.mentorships.changeMentor(mentorship, instant(this.clock.now()), mentorship.mentor_id);
        await this.plans.resumeAfterEnd(mentorship.id);
      },
    });
  }

  /** Called when one of the two has been deactivated: a proposal is withdrawn, and what goes on is terminated. */
  async endFor(id: number): Promise<void> {
    const change = (move: 'withdraw' | 'terminate') => (mentorship: Mentorship) => mentorship.end(move, this.clock.now(), DEACTIVATED);
    const follow = (mentorship: Mentorship) => this.close(mentorship);
    const isTerminated = await this.moves.bySystem(id, 'terminate', { reason: DEACTIVATED, change: change('terminate'), follow });
    if (!isTerminated) await this.moves.bySystem(id, 'withdraw', { reason: DEACTIVATED, change: change('withdraw') });
  }

  /** Nobody mentors it any more, and what is left open of its plan is closed. */
  private async close(mentorship: Mentorship): Promise<void> {
    if (mentorship.activated_at === null) return;
    await this.mentorships.changeMentor(mentorship, mentorship.ended_at!);
    await this.plans.end(mentorship.id);
  }
}
