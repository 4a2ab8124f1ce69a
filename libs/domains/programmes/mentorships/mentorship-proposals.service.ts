import { Injectable } from '@nestjs/common';
import { type Actor, Role, authorize, forbidden, withPermissions } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import { sentenceFor } from '@app/i18n';
import { type ApprovalRequestView, ApprovalRequestsService, isAsking } from '@programmes/approval-requests';
import { MentorshipBeginningsService } from './mentorship-beginnings.service';
import { Happening, type OwnHappening } from './mentorship-happenings';
import { Mentorship, type MentorshipTexts } from './mentorship.entity';
import { MentorshipStatus } from './mentorship-status';
import { MentorshipsPolicy } from './mentorships.policy';
import { MentorshipsRepository } from './mentorships.repository';
import type { MentorshipView } from './mentorships.view';
import { MentorshipNewsService } from './mentorship-news.service';
import { MentorshipPeopleService } from './mentorship-people.service';
import { type Agreement, MentorshipTermsService, invalid, unpinned } from './mentorship-terms.service';

/** Status that a new mentorship can have. */
export type FirstStatus = MentorshipStatus.Draft | MentorshipStatus.Proposed | MentorshipStatus.Active;

/** Fields of a new mentorship. The role of the caller decides which are required. */
export interface MentorshipDraft extends MentorshipTexts, Agreement {
  readonly mentor_id?: number;
  readonly mentee_id?: number;
  readonly status?: FirstStatus;
}

type Whole = MentorshipTexts &
  Required<Pick<MentorshipDraft, 'mentor_id' | 'mentee_id' | 'curriculum_ids' | 'start_on'>> &
  Pick<MentorshipDraft, 'end_on'>;

/** Creates, proposes and requests mentorships. */
@Injectable()
export class MentorshipProposalsService {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly people: MentorshipPeopleService,
    private readonly terms: MentorshipTermsService,
    private readonly beginnings: MentorshipBeginningsService,
    private readonly requests: ApprovalRequestsService,
    private readonly news: MentorshipNewsService,
    private readonly db: Database,
  ) {}

  /** Creates a draft for admins by default, a proposal for mentors, and a request for approval for mentees. */
  create(actor: Actor, draft: MentorshipDraft): Promise<JsonResource<MentorshipView> | JsonResource<ApprovalRequestView>> {
    authorize(MentorshipsPolicy.create, actor);
    return this.db.transaction(async () => {
      if (isAsking(MentorshipsPolicy.create, actor)) return this.wish(actor, draft);
      const status = draft.status ?? (actor.role === Role.Admin ? MentorshipStatus.Draft : MentorshipStatus.Proposed);
      const whole = wholeOf(actor, draft);
      const isOwn = whole.mentor_id === actor.id && status === MentorshipStatus.Proposed;
      if (!isOwn) authorize(MentorshipsPolicy.arrange, actor);
      const { id } = await this.add(actor, whole, status);
      return withPermissions(MentorshipsPolicy.read, actor, (await this.mentorships.view(actor, id))!);
    });
  }

  /**
   * Performs an approved wish of a mentee. If the named mentor approves, both sides have accepted; if an admin approves, the mentor still
   * has to.
   */
  grant(actor: Actor, mentee_id: number, wish: MentorshipDraft): Promise<Mentorship> {
    authorize(MentorshipsPolicy.create, actor);
    return this.db.transaction(async () => {
      const whole = wholeOf(actor, { ...wish, mentee_id });
      if (whole.mentor_id !== actor.id) authorize(MentorshipsPolicy.arrange, actor);
      return this.add(actor, whole, MentorshipStatus.Proposed, (mentorship) => Promise.resolve(this.agree(actor, mentorship)));
    });
  }

  private async wish(actor: Actor, { mentee_id = actor.id, status, ...wish }: MentorshipDraft): Promise<JsonResource<ApprovalRequestView>> {
    if (mentee_id !== actor.id || status) throw forbidden(MentorshipsPolicy.arrange);
    if (wish.mentor_id) await this.people.expectMentor(actor, wish.mentor_id);
    const audience = wish.mentor_id ? [wish.mentor_id] : [];
    return this.requests.ask(actor, { resource: 'mentorship', action: 'create', payload: wish }, audience);
  }

  private async add(
    actor: Actor,
    { curriculum_ids, start_on, end_on, ...who }: Whole,
    status: FirstStatus,
    advance = (mentorship: Mentorship) => this.advance(actor, mentorship, status),
  ): Promise<Mentorship> {
    const { curricula, ...agreed } = await this.terms.agreed(actor, { curriculum_ids, start_on, end_on });
    const mentorship = Mentorship.draft({ ...who, ...agreed }, { id: actor.id, company_id: actor.company_id! });
    if (status === MentorshipStatus.Draft) await this.people.lock(mentorship);
    else await this.people.lockWithCapacity(mentorship);
    const happenings: OwnHappening[] = [Happening.Created, ...(await advance(mentorship))];
    const isActive = status === MentorshipStatus.Active;
    await this.mentorships.add(mentorship, isActive ? curricula : unpinned(curricula));
    if (isActive) await this.beginnings.begin(mentorship, curricula);
    await this.news.publish(mentorship, { actor, verb: 'create', happenings });
    return mentorship;
  }

  /** Proposes it with the acceptance of the mentee, who has asked for it, and with that of the mentor if they are the actor. */
  private agree(actor: Actor, mentorship: Mentorship): OwnHappening[] {
    const [now, own] = [this.terms.now(), mentorship.sidesOf(actor)];
    mentorship.propose(now, own.length > 0 ? own : ['mentee']);
    if (own.length === 0) return [Happening.Proposed];
    mentorship.accept(now, ['mentee']);
    return [Happening.Proposed, Happening.Accepted, Happening.Scheduled];
  }

  /** Moves it to its first status. Creating an active one accepts for both sides. */
  private async advance(actor: Actor, mentorship: Mentorship, status: FirstStatus): Promise<OwnHappening[]> {
    const now = this.terms.now();
    if (status === MentorshipStatus.Draft) return [];
    mentorship.propose(now, mentorship.sidesOf(actor));
    if (status === MentorshipStatus.Proposed) return [Happening.Proposed];
    if (mentorship.start_on > (await this.terms.today(mentorship.company_id))) throw invalid({ field: 'start_on', message: NOT_YET });
    mentorship.accept(now, ['mentor', 'mentee']);
    mentorship.activate(now);
    return [Happening.Activated];
  }
}

const NOT_YET = { en: 'must not be in the future if status is active', ko: 'status가 active이면 미래일 수 없습니다' };

/** Throws 422 for missing fields. `mentor_id` defaults to the actor if they are a mentor. */
function wholeOf(actor: Actor, draft: MentorshipDraft): Whole {
  const mentor_id = draft.mentor_id ?? (actor.role === Role.Mentor ? actor.id : undefined);
  const { mentee_id, curriculum_ids, start_on, end_on, goal, tags } = draft;
  const needed = { mentor_id, mentee_id, curriculum_ids, start_on };
  const missing = Object.entries(needed).filter(([, value]) => value === undefined);
  if (missing.length > 0) throw invalid(...missing.map(([field]) => ({ field, message: sentenceFor('required')! })));
  return { ...(needed as Pick<Whole, keyof typeof needed>), end_on, goal, tags };
}
