import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible } from '@app/auth';
import { Database, type Instant, type JsonResource, instant } from '@app/database';
import { type Detail, type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { RUNNING } from '@organisation/pairs';
import { type ApprovalRequestView, ApprovalRequestsService, isAsking } from '@programmes/approval-requests';
import { PLAN } from './nouns';
import { PlanNotRunning, ReplanStale } from './plans.errors';
import { PlanViewsRepository } from './plan-views.repository';
import { type PlanFacts, PlansPolicy } from './plans.policy';
import type { ReplanEffect } from './replan-effects';
import { ReplannedPlansService } from './replanned-plans.service';

/** The dates of a task that a preview showed. */
export interface PreviewedMove {
  readonly task_id: number;
  readonly scheduled_start_on: string | null;
  readonly due_at: Instant;
}

export interface ReplanOrder {
  readonly dry_run?: boolean;
  /** Moves of a preview. Replanning is refused with 409 if it would make others. */
  readonly moves?: readonly PreviewedMove[];
}

/** The moves that were made, or with `dry_run` would be made, and the version of the plan. */
export type ReplanView = ReplanEffect & { readonly version: number; readonly dry_run: boolean };

/** A mentorship, with the version of its plan that the caller has seen. */
type PlanReference = { readonly mentorship_id: number; readonly expected?: ExpectedVersion };

/** Replans one mentorship: computes the dates of its plans again after a change of holidays, leave, work week or time zone. */
@Injectable()
export class ReplansService {
  constructor(
    private readonly views: PlanViewsRepository,
    private readonly replanned: ReplannedPlansService,
    private readonly requests: ApprovalRequestsService,
    private readonly db: Database,
  ) {}

  /** Moves the dates, or creates a request for approval if the actor may only ask. With `dry_run`, reports the effect and changes nothing. */
  replan(
    actor: Actor,
    reference: PlanReference,
    { dry_run = false, moves }: ReplanOrder,
  ): Promise<JsonResource<ReplanView> | JsonResource<ApprovalRequestView>> {
    if (dry_run) return this.preview(actor, reference);
    return this.db.transaction(async () => {
      const { mentorship_id, expected } = reference;
      await this.views.lockMentorship(mentorship_id);
      const plan = await this.requireRunning(actor, mentorship_id);
      const asked = (await this.views.askedPlan(mentorship_id))!;
      expectVersion(asked, expected);
      const about = { resource: 'plan', action: 'replan', resource_id: mentorship_id };
      if (isAsking(PlansPolicy.replan, actor))
        return this.requests.ask(actor, { ...about, payload: moves ? { moves } : {}, on: asked }, [plan.mentor_id!]);
      const effect = await this.replanned.apply(actor, mentorship_id, (found) => expectMoves(found, moves));
      await this.requests.meet(actor, about);
      return this.reported(effect, false);
    });
  }

  private async preview(actor: Actor, { mentorship_id, expected }: PlanReference): Promise<JsonResource<ReplanView>> {
    await this.requireRunning(actor, mentorship_id);
    expectVersion((await this.views.askedPlan(mentorship_id))!, expected);
    const [effect] = await this.replanned.preview([mentorship_id]);
    return this.reported(effect!, true);
  }

  private async requireRunning(actor: Actor, mentorship_id: number): Promise<PlanFacts> {
    const plan = requireVisible(PlansPolicy.read, actor, await this.views.subject(mentorship_id));
    authorize(PlansPolicy.replan, actor, plan);
    if (!(RUNNING as readonly string[]).includes(plan.status)) throw new PlanNotRunning();
    return plan;
  }

  private async reported(effect: ReplanEffect, dry_run: boolean): Promise<JsonResource<ReplanView>> {
    const asked = await this.views.askedPlan(effect.mentorship_id);
    if (!asked) throw new NotFound(PLAN);
    const { version } = asked;
    const json = JSON.stringify({ ...effect, version, dry_run }) as JsonResource<ReplanView>['json'];
    return { id: effect.mentorship_id, version, json };
  }
}

/** Throws 409 with the dates of the preview and those of now, for each task in which they differ. */
function expectMoves({ items }: ReplanEffect, moves: readonly PreviewedMove[] | undefined): void {
  if (!moves) return;
  const before = new Map(moves.map((move) => [move.task_id, textOf(move)]));
  const now = new Map(items.filter(({ reason }) => reason === null).map(({ task_id, after }) => [task_id, textOf(after)]));
  const ids = [...new Set([...before.keys(), ...now.keys()])].filter((id) => before.get(id) !== now.get(id));
  if (ids.length > 0) throw new ReplanStale(ids.map((id) => differenceOf(id, before.get(id) ?? null, now.get(id) ?? null)));
}

const textOf = ({ scheduled_start_on, due_at }: Omit<PreviewedMove, 'task_id'>): string =>
  `${scheduled_start_on}, ${instant(new Date(due_at))}`;

const differenceOf = (id: number, before: string | null, now: string | null): Detail => ({
  field: 'moves',
  id,
  message: {
    en: `Task ${id} would have moved to ${before ?? 'no other dates'} and would now move to ${now ?? 'no other dates'}.`,
    ko: `과제 ${id}: 미리보기 ${before ?? '변경 없음'}, 현재 ${now ?? '변경 없음'}`,
  },
  before,
  now,
});
