import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import type { Day } from '@organisation/calendar';
import { PlansService } from '@programmes/plans';
import { CarryingService, type Order } from './carrying.service';
import type { Mentorship } from './mentorship.entity';
import { MentorshipUnfinished } from './mentorships.errors';
import { MentorshipsRepository } from './mentorships.repository';
import { PeopleRepository } from './people.repository';
import { expectDays } from './terms.service';

/** Kept as the reason where somebody has left. */
const DEACTIVATED = 'user_deactivated';

/** How mentorships end, and how one goes on after all. */
@Injectable()
export class EndingsService {
  constructor(
    private readonly carrying: CarryingService,
    private readonly mentorships: MentorshipsRepository,
    private readonly people: PeopleRepository,
    private readonly plans: PlansService,
    private readonly clock: Clock,
  ) {}

  /** Once what is required is done or waived: else the refusal names what is not. */
  complete(actor: Actor, order: Order) {
    return this.carrying.make(actor, 'complete', order, {
      change: async (mentorship) => {
        const left = await this.plans.outstanding(mentorship.id);
        if (left.length > 0) throw new MentorshipUnfinished(left.map(({ id, title }) => ({ field: `tasks.${id}`, message: title, id })));
        mentorship.end('complete', this.clock.now(), order.reason ?? null);
      },
      follow: (mentorship) => this.close(mentorship),
    });
  }

  terminate(actor: Actor, order: Order & { readonly reason: string }) {
    return this.carrying.make(actor, 'terminate', order, {
      change: (mentorship) => mentorship.end('terminate', this.clock.now(), order.reason),
      follow: (mentorship) => this.close(mentorship),
    });
  }

  /** Within thirty days, where mentor and mentee are still free for it. */
  reopen(actor: Actor, order: Order & { readonly reason: string; readonly end_on?: Day }) {
    const { reason, end_on } = order;
    return this.carrying.make(actor, 'reopen', order, {
      change: async (mentorship) => {
        mentorship.reopen(this.clock.now(), reason);
        if (end_on) expectDays({ start_on: mentorship.start_on, end_on });
        if (end_on) mentorship.shift(end_on);
        await this.people.holdWithRoom(mentorship);
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
    const isTerminated = await this.carrying.happen(id, 'terminate', { reason: DEACTIVATED, change: change('terminate'), follow });
    if (!isTerminated) await this.carrying.happen(id, 'withdraw', { reason: DEACTIVATED, change: change('withdraw') });
  }

  /** Nobody mentors it any more, and what is left open of its plan is closed. */
  private async close(mentorship: Mentorship): Promise<void> {
    if (mentorship.activated_at === null) return;
    await this.mentorships.changeMentor(mentorship, mentorship.ended_at!);
    await this.plans.end(mentorship.id);
  }
}
