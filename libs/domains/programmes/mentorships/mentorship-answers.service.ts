import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { type MentorshipMoveRequest, MentorshipMovesService } from './mentorship-moves.service';
import { Happening, type OwnHappening } from './mentorship-happenings';
import { SIDES } from './mentorship.entity';
import { MentorshipStatus } from './mentorship-status';
import { MentorshipPeopleService } from './mentorship-people.service';

/** Proposes, accepts, declines, withdraws and expires mentorships. */
@Injectable()
export class MentorshipAnswersService {
  constructor(
    private readonly moves: MentorshipMovesService,
    private readonly people: MentorshipPeopleService,
    private readonly clock: Clock,
  ) {}

  /** Proposes a draft. If the actor is one of the two, their own side is accepted. */
  propose(actor: Actor, request: MentorshipMoveRequest) {
    return this.moves.byActor(actor, 'propose', request, async (mentorship) => {
      await this.people.lockWithCapacity(mentorship);
      mentorship.propose(this.clock.now(), mentorship.sidesOf(actor));
    });
  }

  /** Accepts for the actor's side; an admin who is neither mentor nor mentee accepts for both. Schedules it once both have accepted. */
  accept(actor: Actor, request: MentorshipMoveRequest) {
    return this.moves.byActor(actor, 'accept', request, async (mentorship) => {
      const own = mentorship.sidesOf(actor);
      const sides = own.length > 0 ? own : SIDES;
      mentorship.accept(this.clock.now(), sides);
      await this.people.lock(mentorship);
      const besides: OwnHappening[] = mentorship.status === MentorshipStatus.Scheduled ? [Happening.Scheduled] : [];
      return { besides, facts: { sides, overridden: own.length === 0 } };
    });
  }

  decline(actor: Actor, request: MentorshipMoveRequest) {
    return this.close(actor, 'decline', request);
  }

  withdraw(actor: Actor, request: MentorshipMoveRequest) {
    return this.close(actor, 'withdraw', request);
  }

  /** Called by the worker. */
  expire(id: number): Promise<boolean> {
    return this.moves.bySystem(id, 'expire', (mentorship) => mentorship.end('expire', this.clock.now(), null));
  }

  private close(actor: Actor, move: 'decline' | 'withdraw', request: MentorshipMoveRequest) {
    return this.moves.byActor(actor, move, request, (mentorship) => mentorship.end(move, this.clock.now(), request.reason ?? null));
  }
}
