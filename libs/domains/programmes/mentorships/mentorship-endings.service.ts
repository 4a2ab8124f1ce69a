import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import type { Day } from '@organisation/calendar';
import { PlansService } from '@programmes/plans';
import { Happening } from './mentorship-happenings';
import { type MentorshipMoveOutcome, type MentorshipMoveRequest, MentorshipMovesService } from './mentorship-moves.service';
import type { Mentorship } from './mentorship.entity';
import { MentorshipUnfinished } from './mentorships.errors';
import { MentorshipsRepository } from './mentorships.repository';
import { MentorshipNewsService } from './mentorship-news.service';
import { MentorshipPeopleService } from './mentorship-people.service';
import { expectDays } from './mentorship-terms.service';

/** Stored as the reason if one of the two was deactivated. */
const DEACTIVATED = 'user_deactivated';

/** Completes, terminates and reopens mentorships. */
@Injectable()
export class MentorshipEndingsService {
  constructor(
    private readonly moves: MentorshipMovesService,
    private readonly mentorships: MentorshipsRepository,
    private readonly people: MentorshipPeopleService,
    private readonly plans: PlansService,
    private readonly news: MentorshipNewsService,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws 409 with the required items that are neither done nor waived. */
  complete(actor: Actor, request: MentorshipMoveRequest) {
    return this.moves.byActor(actor, 'complete', request, async (mentorship) => {
      const left = await this.plans.outstanding(mentorship.id);
      if (left.length > 0) throw new MentorshipUnfinished(left.map(({ id, title }) => ({ field: `tasks.${id}`, message: title, id })));
      return this.end(mentorship, 'complete', request.reason);
    });
  }

  terminate(actor: Actor, request: MentorshipMoveRequest & { readonly reason: string }) {
    return this.moves.byActor(actor, 'terminate', request, (mentorship) => this.end(mentorship, 'terminate', request.reason));
  }

  /** Throws 409 more than 30 days after completion, or if mentor or mentee are no longer available. */
  reopen(actor: Actor, request: MentorshipMoveRequest & { readonly reason: string; readonly end_on?: Day }) {
    const { reason, end_on } = request;
    return this.moves.byActor(actor, 'reopen', request, async (mentorship) => {
      mentorship.reopen(this.clock.now(), reason);
      if (end_on) expectDays({ start_on: mentorship.start_on, end_on });
      if (end_on) mentorship.shift(end_on);
      await this.people.lockWithCapacity(mentorship);
      const follow = async () => {
        await this.mentorships.changeMentor(mentorship, instant(this.clock.now()), mentorship.mentor_id);
        await this.plans.resumeAfterEnd(mentorship.id);
      };
      return { follow };
    });
  }

  /** Called when one of the two was deactivated: withdraws a proposal, and terminates one that is scheduled or running. */
  async endFor(id: number): Promise<void> {
    const end = (move: 'withdraw' | 'terminate') =>
      this.moves.bySystem(id, move, (mentorship) => this.end(mentorship, move, DEACTIVATED), DEACTIVATED);
    if (!(await end('terminate'))) await end('withdraw');
  }

  /** Called by the worker. Flags a running mentorship past its last day, once; it is never completed automatically. */
  flagEnd(id: number): Promise<boolean> {
    return this.db.transaction(async () => {
      const mentorship = await this.mentorships.findForUpdate(id);
      if (!mentorship?.flagEnd(this.clock.now())) return false;
      await this.mentorships.save(mentorship);
      await this.news.publish(mentorship, { actor: null, verb: 'flag_end', happenings: [Happening.EndPassed] });
      return true;
    });
  }

  private end(mentorship: Mentorship, move: 'complete' | 'terminate' | 'withdraw', reason: string | null = null): MentorshipMoveOutcome {
    mentorship.end(move, this.clock.now(), reason);
    return { follow: () => this.close(mentorship) };
  }

  /** Ends the mentor's period and closes the open items of the plan. */
  private async close(mentorship: Mentorship): Promise<void> {
    if (mentorship.activated_at === null) return;
    await this.mentorships.changeMentor(mentorship, mentorship.ended_at!);
    await this.plans.end(mentorship.id);
  }
}
