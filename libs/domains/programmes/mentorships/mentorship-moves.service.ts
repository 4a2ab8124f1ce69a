import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import { type ExpectedVersion, expectVersion } from '@app/errors';
import {
  ApprovalRequestStandingService,
  type ApprovalRequestView,
  ApprovalRequestsService,
  isAsked,
  isAsking,
} from '@programmes/approval-requests';
import { askedMentorship } from './asked-mentorship';
import { HAPPENING, type OwnHappening } from './mentorship-happenings';
import type { Mentorship } from './mentorship.entity';
import { ENDED, type MentorshipMove, mentorshipDestination } from './mentorship-status';
import { MentorshipsPolicy } from './mentorships.policy';
import { MentorshipsRepository } from './mentorships.repository';
import { MentorshipsService } from './mentorships.service';
import type { MentorshipView } from './mentorships.view';
import { type MentorshipDeed, MentorshipNewsService } from './mentorship-news.service';

/** Moves that a user makes. The system makes the others. */
export type OwnMove = Exclude<MentorshipMove, 'activate' | 'expire'>;

/** A requested move. */
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

/** Changes the locked mentorship. Throws if the change is refused. */
type MentorshipMoveChange = (mentorship: Mentorship) => Promise<MentorshipMoveOutcome | void> | MentorshipMoveOutcome | void;

/** Makes every move: load and lock, authorize or ask, change, save, publish. */
@Injectable()
export class MentorshipMovesService {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly views: MentorshipsService,
    private readonly requests: ApprovalRequestsService,
    private readonly standing: ApprovalRequestStandingService,
    private readonly news: MentorshipNewsService,
    private readonly db: Database,
  ) {}

  /** Makes a move for an actor. If the actor may only ask, changes nothing and returns the approval request. */
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
        return this.requests.ask(
          actor,
          { ...about, payload: { reason, ...more }, on: askedMentorship(mentorship) },
          decidersOf(move, mentorship),
        );
      await this.apply(mentorship, { actor, move, reason }, change);
      if (isAsked(permission)) await this.requests.meet(actor, about);
      await this.reviewRequests(actor, move, mentorship);
      return this.views.get(actor, id);
    });
  }

  /** Makes a move without an actor. False if the move is no longer possible, or already done. */
  bySystem(id: number, move: MentorshipMove, change: MentorshipMoveChange, reason?: string): Promise<boolean> {
    return this.db.transaction(async () => {
      const mentorship = await this.mentorships.findForUpdate(id);
      if (!mentorship || !mentorshipDestination(move, mentorship.status)) return false;
      await this.apply(mentorship, { actor: null, move, reason }, change);
      await this.reviewRequests(null, move, mentorship);
      return true;
    });
  }

  /** Voids open requests that are impossible from now on: it has ended, or their asker is no longer its mentor. */
  private async reviewRequests(actor: Actor | null, move: MentorshipMove, { id, status }: Mentorship): Promise<void> {
    if (move !== 'hand_over' && !ENDED.includes(status)) return;
    await this.standing.reviewAbout(actor, ['mentorship', 'plan'], id);
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

/** IDs of those who may approve it besides admins: the mentor, unless mentors may only ask, too. */
const decidersOf = (move: OwnMove, { mentor_id }: Mentorship): number[] => (isAskedByMentors(move) ? [] : [mentor_id]);
const isAskedByMentors = (move: OwnMove): boolean => move === 'terminate' || move === 'hand_over' || move === 'reopen';
