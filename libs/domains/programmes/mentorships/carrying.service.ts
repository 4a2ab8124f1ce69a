import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { type Card, Database } from '@app/database';
import { expectVersion } from '@app/errors';
import { type Request, RequestsService, isAsking, isAsked } from '@programmes/approval-requests';
import { HAPPENING, type OwnHappening } from './happenings';
import type { Mentorship } from './mentorship.entity';
import { type Move, destination } from './mentorship-status';
import { MentorshipsPolicy } from './mentorships.policy';
import { MentorshipsRepository } from './mentorships.repository';
import { MentorshipsService, visible } from './mentorships.service';
import { type Deed, NewsService } from './news.service';

/** The moves that somebody makes: the others come about by themselves. */
export type OwnMove = Exclude<Move, 'activate' | 'expire'>;

/** What somebody wants, as the route was told. */
export interface Order {
  readonly id: number;
  readonly expected?: number;
  readonly reason?: string;
}

/** What else there is to tell of a move: facts, who else is to know, and what has happened by it besides. */
export interface Told extends Pick<Deed, 'facts' | 'others'> {
  readonly besides?: readonly OwnHappening[];
}

interface Work {
  /** Changes the mentorship, which is held, and is refused where that cannot be. */
  readonly change: (mentorship: Mentorship) => Promise<Told | void> | Told | void;
  /** What follows from it, once it is saved. */
  readonly follow?: (mentorship: Mentorship) => Promise<unknown>;
}

/** How every move is made: load and lock, authorize or ask, change, save, tell. */
@Injectable()
export class CarryingService {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly cards: MentorshipsService,
    private readonly requests: RequestsService,
    private readonly news: NewsService,
    private readonly db: Database,
  ) {}

  /** By somebody. Where they may only ask, nothing changes, and what comes back is what has become of that. */
  make(actor: Actor, move: OwnMove, order: Order & object, work: Work): Promise<Card<Mentorship> | Card<Request>> {
    const { id, expected, reason, ...more } = order;
    const line = MentorshipsPolicy[move];
    return this.db.transaction(async () => {
      const mentorship = visible(actor, await this.mentorships.findForUpdate(id));
      authorize(line, actor, mentorship);
      expectVersion(mentorship, expected);
      mentorship.expect(move);
      const about = { resource: 'mentorship', action: move, resource_id: id };
      if (isAsking(line, actor)) return this.requests.ask(actor, { ...about, payload: { reason, ...more } }, decidersOf(move, mentorship));
      await this.carry(mentorship, { actor, move, reason }, work);
      if (isAsked(line)) await this.requests.meet(actor, about);
      return this.cards.get(actor, id);
    });
  }

  /** By itself. Whether there was anything to do: it may have been done, or have become impossible, meanwhile. */
  happen(id: number, move: Move, { reason, ...work }: Work & { readonly reason?: string }): Promise<boolean> {
    return this.db.transaction(async () => {
      const mentorship = await this.mentorships.findForUpdate(id);
      if (!mentorship || !destination(move, mentorship.status)) return false;
      await this.carry(mentorship, { actor: null, move, reason }, work);
      return true;
    });
  }

  private async carry(
    mentorship: Mentorship,
    by: Pick<Deed, 'actor' | 'reason'> & { move: Move },
    { change, follow }: Work,
  ): Promise<void> {
    const { besides = [], ...told } = (await change(mentorship)) ?? {};
    await this.mentorships.save(mentorship);
    await follow?.(mentorship);
    await this.news.tell(mentorship, { ...by, ...told, verb: by.move, happenings: [HAPPENING[by.move], ...besides] });
  }
}

/** Who may do it besides the company's admins: its mentor, where that is not somebody who may only ask, too. */
const decidersOf = (move: OwnMove, { mentor_id }: Mentorship): number[] => (isAskedByMentors(move) ? [] : [mentor_id]);
const isAskedByMentors = (move: OwnMove): boolean => move === 'terminate' || move === 'hand_over' || move === 'reopen';
