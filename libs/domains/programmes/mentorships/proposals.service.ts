import { Injectable } from '@nestjs/common';
import { type Actor, Role, authorize, forbidden } from '@app/auth';
import { type Card, Database } from '@app/database';
import { NotFound } from '@app/errors';
import { sentenceFor } from '@app/i18n';
import { USER } from '@organisation/users/nouns';
import { type Request, RequestsService, isAsking } from '@programmes/approval-requests';
import { BeginningsService } from './beginnings.service';
import { Happening, type OwnHappening } from './happenings';
import { Mentorship, type Words } from './mentorship.entity';
import { MentorshipStatus } from './mentorship-status';
import { MentorshipsPolicy } from './mentorships.policy';
import { MentorshipsRepository } from './mentorships.repository';
import { MentorshipsService } from './mentorships.service';
import { NewsService } from './news.service';
import { PeopleRepository } from './people.repository';
import { type Agreement, TermsService, invalid, unpinned } from './terms.service';

/** In which state a new one begins. */
export type FirstStatus = MentorshipStatus.Draft | MentorshipStatus.Proposed | MentorshipStatus.Active;

/** A new one as somebody describes it. What is needed depends on who that is. */
export interface Draft extends Words, Agreement {
  readonly mentor_id?: number;
  readonly mentee_id?: number;
  readonly status?: FirstStatus;
}

type Whole = Words & Required<Pick<Draft, 'mentor_id' | 'mentee_id' | 'curriculum_ids' | 'start_on'>> & Pick<Draft, 'end_on'>;

/** How mentorships come about. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly cards: MentorshipsService,
    private readonly people: PeopleRepository,
    private readonly terms: TermsService,
    private readonly beginnings: BeginningsService,
    private readonly requests: RequestsService,
    private readonly news: NewsService,
    private readonly db: Database,
  ) {}

  /** An admin's is a draft, unless said otherwise; a mentor's is proposed; a mentee's is a wish, which admins are told of. */
  create(actor: Actor, draft: Draft): Promise<Card<Mentorship> | Card<Request>> {
    authorize(MentorshipsPolicy.create, actor);
    return this.db.transaction(async () => {
      if (isAsking(MentorshipsPolicy.create, actor)) return this.wish(actor, draft);
      const status = draft.status ?? (actor.role === Role.Admin ? MentorshipStatus.Draft : MentorshipStatus.Proposed);
      const whole = wholeOf(actor, draft);
      const isOwn = whole.mentor_id === actor.id && status === MentorshipStatus.Proposed;
      if (!isOwn) authorize(MentorshipsPolicy.arrange, actor);
      const { id } = await this.add(actor, whole, status);
      return this.cards.get(actor, id);
    });
  }

  private async wish(actor: Actor, { mentee_id = actor.id, status, ...wish }: Draft): Promise<Card<Request>> {
    if (mentee_id !== actor.id || status) throw forbidden(MentorshipsPolicy.arrange);
    if (wish.mentor_id && !(await this.people.isMentor(actor, wish.mentor_id))) throw new NotFound(USER);
    const audience = wish.mentor_id ? [wish.mentor_id] : [];
    return this.requests.ask(actor, { resource: 'mentorship', action: 'create', payload: wish }, audience);
  }

  private async add(actor: Actor, { curriculum_ids, start_on, end_on, ...who }: Whole, status: FirstStatus): Promise<Mentorship> {
    const { curricula, ...agreed } = await this.terms.agreed(actor, { curriculum_ids, start_on, end_on });
    const mentorship = Mentorship.draft({ ...who, ...agreed }, { id: actor.id, company_id: actor.company_id! });
    if (status === MentorshipStatus.Draft) await this.people.hold(mentorship);
    else await this.people.holdWithRoom(mentorship);
    const happenings: OwnHappening[] = [Happening.Created, ...(await this.advance(actor, mentorship, status))];
    const isActive = status === MentorshipStatus.Active;
    await this.mentorships.add(mentorship, isActive ? curricula : unpinned(curricula));
    if (isActive) await this.beginnings.begin(mentorship, curricula);
    await this.news.tell(mentorship, { actor, verb: 'create', happenings });
    return mentorship;
  }

  /** As far as it is to be: whoever creates one active answers for both. */
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

const NOT_YET = { en: 'must not lie ahead of one that is active', ko: '활성 상태로 만들 때는 미래일 수 없습니다' };

/** Refuses (422) what is not all there: only mentors need not say who mentors. */
function wholeOf(actor: Actor, draft: Draft): Whole {
  const mentor_id = draft.mentor_id ?? (actor.role === Role.Mentor ? actor.id : undefined);
  const { mentee_id, curriculum_ids, start_on, end_on, goal, tags } = draft;
  const needed = { mentor_id, mentee_id, curriculum_ids, start_on };
  const missing = Object.entries(needed).filter(([, value]) => value === undefined);
  if (missing.length > 0) throw invalid(...missing.map(([field]) => ({ field, message: sentenceFor('required')! })));
  return { ...(needed as Pick<Whole, keyof typeof needed>), end_on, goal, tags };
}
