import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import type { Language } from '@app/i18n';
import { QuotaService } from '@library/quota';
import { type ApprovalRequestView, ApprovalRequestsService, RequestStatus } from '@programmes/approval-requests';
import { AdminDashboardRepository } from './admin-dashboard.repository';
import { DashboardsPolicy } from './dashboards.policy';
import { DashboardsRepository, type Repertoire } from './dashboards.repository';
import type { AdminDashboardView, MenteeDashboardView, MentorDashboardView } from './dashboards.view';
import { MenteeDashboardRepository } from './mentee-dashboard.repository';
import { MentorDashboardRepository } from './mentor-dashboard.repository';
import { withMentorshipPermissions } from './mentorship-cards';
import { sentenceOf } from './narrated-actions';
import { shownCards } from './task-cards';

export type MusicianDashboard = Repertoire & { readonly quota: Awaited<ReturnType<QuotaService['show']>> };

const REQUESTS = 20;

/** Each dashboard needs at most two statements, however many rows there are. */
@Injectable()
export class DashboardsService {
  constructor(
    private readonly dashboards: DashboardsRepository,
    private readonly companies: AdminDashboardRepository,
    private readonly mentors: MentorDashboardRepository,
    private readonly mentees: MenteeDashboardRepository,
    private readonly requests: ApprovalRequestsService,
    private readonly quota: QuotaService,
  ) {}

  async musician(actor: Actor, language: Language): Promise<MusicianDashboard> {
    authorize(DashboardsPolicy.musician, actor);
    const [repertoire, quota] = await Promise.all([this.dashboards.repertoire(actor), this.quota.show(actor, language)]);
    return { ...repertoire, quota };
  }

  /** With departments, counts only people of these and their subdepartments, and what belongs to them. Storage is that of the company. */
  async admin(actor: Actor, department_id: readonly number[] | undefined, language: Language): Promise<AdminDashboardView> {
    authorize(DashboardsPolicy.admin, actor);
    const [{ recent, ...figures }, storage] = await Promise.all([this.companies.figures(actor, department_id), this.quota.oversee(actor)]);
    const narrated = recent.map(({ action, outcome, ...entry }) => ({ ...entry, sentence: sentenceOf({ action, outcome }, language) }));
    return { ...figures, storage, recent: narrated } as unknown as AdminDashboardView;
  }

  async mentor(actor: Actor): Promise<MentorDashboardView> {
    authorize(DashboardsPolicy.mentor, actor);
    const [{ mentees, review_count, review_queue, proposals, ...found }, requests] = await Promise.all([
      this.mentors.overview(actor),
      this.openRequests(actor),
    ]);
    return {
      ...found,
      mentees: mentees.map((row) => ({ ...row, mentorship: withMentorshipPermissions(actor, row.mentorship) })),
      review_count,
      review_queue: shownCards(actor, review_queue),
      proposals: proposals.map((row) => ({ ...row, mentorship: withMentorshipPermissions(actor, row.mentorship) })),
      requests,
    } as unknown as MentorDashboardView;
  }

  async mentee(actor: Actor): Promise<MenteeDashboardView> {
    authorize(DashboardsPolicy.mentee, actor);
    const [{ mentorships, board, ...found }, requests] = await Promise.all([this.mentees.overview(actor), this.openRequests(actor)]);
    const meetings = mentorships.flatMap(({ next_meeting }) => next_meeting ?? []);
    return {
      mentorships: mentorships.map((row) => ({ ...row, mentorship: withMentorshipPermissions(actor, row.mentorship) })),
      board: board.map((column) => ({ ...column, results: shownCards(actor, column.results) })),
      counts: found.counts,
      this_week: shownCards(actor, found.this_week),
      overdue: shownCards(actor, found.overdue),
      waiting_for_review: shownCards(actor, found.waiting_for_review),
      changes_requested: shownCards(actor, found.changes_requested),
      next_meeting: meetings.sort((one, other) => (one.starts_at < other.starts_at ? -1 : 1))[0] ?? null,
      requests,
    } as unknown as MenteeDashboardView;
  }

  /** The open requests that the actor made or may decide, oldest first. */
  private async openRequests(actor: Actor): Promise<ApprovalRequestView[]> {
    const open = { status: [RequestStatus.Open], ordering: ['created_at'], page: 1, page_size: REQUESTS };
    return JSON.parse((await this.requests.list(actor, open)).results) as ApprovalRequestView[];
  }
}
