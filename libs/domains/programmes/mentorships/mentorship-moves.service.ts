import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import { type ExpectedVersion, expectVersion } from '@app/errors';
import { type ApprovalRequestView, ApprovalRequestsService, isAsked, isAsking } from '@programmes/approval-requests';
import { HAPPENING, type OwnHappening } from './mentorship-happenings';
import type { Mentorship } from './mentorship.entity';
import { type MentorshipMove, mentorshipDestination } from './mentorship-status';
import { MentorshipsPolicy } from './mentorships.policy';
import { MentorshipsRepository } from './mentorships.repository';
import { MentorshipsService } from './mentorships.service';
import type { MentorshipView } from './mentorships.view';
import { type MentorshipDeed, MentorshipNewsService } from './mentorship-news.service';

/** The moves that somebody makes: the others come about by themselves. */
export type OwnMove = Exclude<MentorshipMove, 'activate' | 'expire'>;

/** A move that somebody requests. */
export interface MentorshipMoveRequest {
  readonly id: number;
  readonly expected?: ExpectedVersion;
  readonly reason?: string;
}

/** The outcome of a move: facts for the timeline, people to notify besides the two, and further happenings. */
export interface MentorshipMoveOutcome extends Pick<MentorshipDeed, 'facts' | 'others'> {
  readonly besides?: readonly OwnHappening[];
  /** Runs once the mentorship is saved. */
  readonly follow?: () => Promise<unknown>;
}

/** Changes the mentorship, which is locked. Throws where the change is refused. */
type MentorshipMoveChange = (mentorship: Mentorship) => Promise<MentorshipMoveOutcome | void> | MentorshipMoveOutcome | void;

/** Makes every move: load and lock, authorize or ask, change, save, publish. */
@Injectable()
export class MentorshipMovesService {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly views: MentorshipsService,
    private readonly requests: ApprovalRequestsService,
    private readonly news: MentorshipNewsService,
    private readonly db: Database,
  ) {}

  /** Makes a move for an actor. Where the actor may only ask, nothing changes, and the approval request is returned. */
  byActor(
    actor: Actor,
    move: OwnMove,
    request: MentorshipMoveRequest & object,
    change: MentorshipMoveChange,
  ): Promise<JsonResource<MentorshipView> | JsonResource<ApprovalRequestView>> {
    const { id, expected, reason, ...more } = request;
    const permission = MentorshipsPolicy[move];
    return this.db.transaction(async () => {
      const mentorship = requireVisible(MentorshipsPolicy.read, actor, await this.mentorships.findForUpdate(id));
      authorize(permission, actor, mentorship);
      expectVersion(mentorship, expected);
      mentorship.expect(move);
      const about = { resource: 'mentorship', action: move, resource_id: id };
      if (isAsking(permission, actor))
        return this.requests.ask(actor, { ...about, payload: { reason, ...more } }, decidersOf(move, mentorship));
      await this.apply(mentorship, { actor, move, reason }, change);
      if (isAsked(permission)) await this.requests.meet(actor, about);
      return this.views.get(actor, id);
    });
  }

  /** Makes a move that comes about by itself. False when there was nothing to do: it may have been done, or have become impossible, meanwhile. */
  bySystem(id: number, move: MentorshipMove, change: MentorshipMoveChange, reason?: string): Promise<boolean> {
    return this.db.transaction(async () => {
      const mentorship = await this.mentorships.findForUpdate(id);
      if (!mentorship || !mentorshipDestination(move, mentorship.status)) return false;
      await this.apply(mentorship, { actor: null, move, reason }, change);
      return true;
    });
  }

  private async apply(
    mentorship: Mentorship,
    by: Pick<MentorshipDeed, 'actor' | 'reason'> & { move: MentorshipMove },
    change: MentorshipMoveChange,
  ): Promise<void> {
    const { besides = [], follow, ...told } = (await change(mentorship)) ?? {};
    await this.mentorships.save(mentorship);
    await follow?.();
    await this.news.publish(mentorship, { ...by, ...told, verb: by.move, happenings: [HAPPENING[by.move], ...besides] });
  }
}

/** Who may do it besides the company's admins: its mentor, where that is not somebody who may only ask, too. */
const decidersOf = (move: OwnMove, { mentor_id }: Mentorship): number[] => (isAskedByMentors(move) ? [] : [mentor_id]);
const isAskedByMentors = (move: OwnMove): boolean => move === 'terminate' || move === 'hand_over' || move === 'reopen';
