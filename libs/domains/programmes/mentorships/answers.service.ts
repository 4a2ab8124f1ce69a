import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { CarryingService, type Order } from './carrying.service';
import { Happening, type OwnHappening } from './happenings';
import { SIDES } from './mentorship.entity';
import { MentorshipStatus } from './mentorship-status';
import { PeopleRepository } from './people.repository';

/** What becomes of a proposal. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly carrying: CarryingService,
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  /** A draft is put before the two. Whoever proposes and is one of them has accepted. */
  propose(actor: Actor, order: Order) {
    return this.carrying.make(actor, 'propose', order, {
      change: async (mentorship) => {
        await this.people.holdWithRoom(mentorship);
        mentorship.propose(this.clock.now(), mentorship.sidesOf(actor));
      },
    });
  }

  /** For whichever of the two somebody is. An admin who is not one of them accepts for both. When both have, it is scheduled. */
  accept(actor: Actor, order: Order) {
    return this.carrying.make(actor, 'accept', order, {
      change: async (mentorship) => {
        const own = mentorship.sidesOf(actor);
        const sides = own.length > 0 ? own : SIDES;
        mentorship.accept(this.clock.now(), sides);
        await this.people.hold(mentorship);
        const besides: OwnHappening[] = mentorship.status === MentorshipStatus.Scheduled ? [Happening.Scheduled] : [];
        return { besides, facts: { sides, overridden: own.length === 0 } };
      },
    });
  }

  decline(actor: Actor, order: Order) {
    return this.close(actor, 'decline', order);
  }

  withdraw(actor: Actor, order: Order) {
    return this.close(actor, 'withdraw', order);
  }

  /** Called by the worker. */
  expire(id: number): Promise<boolean> {
    return this.carrying.happen(id, 'expire', { change: (mentorship) => mentorship.end('expire', this.clock.now(), null) });
  }

  private close(actor: Actor, move: 'decline' | 'withdraw', order: Order) {
    return this.carrying.make(actor, move, order, {
      change: (mentorship) => mentorship.end(move, this.clock.now(), order.reason ?? null),
    });
  }
}
