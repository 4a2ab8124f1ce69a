import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type JsonResource, sql } from '@app/database';
import type { PlanFacts } from './plans.policy';
import { factsOfPlan, hasBegun, plansVisibleTo, progressVisibleTo } from './plans.scope';
import {
  type PlanItemResource,
  type PlanResource,
  type ProgressView,
  factsOfItem,
  planItemView,
  planVersion,
  planView,
  progressView,
} from './plans.view';

/** Reads views of plans, each in one statement. */
@Injectable()
export class PlanViewsRepository {
  constructor(private readonly db: Database) {}

  /** Returns the facts of the policies. Undefined until the mentorship starts. */
  @FindsResource('plan')
  subject(mentorship_id: number): Promise<PlanFacts | undefined> {
    return this.db.row(sql<PlanFacts>`SELECT ${factsOfPlan} FROM mentorships m WHERE m.id = ${mentorship_id} AND ${hasBegun}`);
  }

  @FindsResource('progress')
  subjectOfProgress(mentorship_id: number): Promise<PlanFacts | undefined> {
    return this.subject(mentorship_id);
  }

  find(viewer: Actor, mentorship_id: number): Promise<PlanResource | undefined> {
    return this.db.row(sql<PlanResource>`
      SELECT m.id, ${planVersion} AS version, ${planView}::text AS json, ${factsOfPlan}
      FROM mentorships m WHERE m.id = ${mentorship_id} AND ${hasBegun} AND ${plansVisibleTo(viewer)}`);
  }

  /** Returns one task of a mentorship as a plan item. */
  item(viewer: Actor, mentorship_id: number, id: number): Promise<PlanItemResource | undefined> {
    return this.db.row(sql<PlanItemResource>`
      SELECT one.id, one.version, ${planItemView}::text AS json, ${factsOfItem}
      FROM mentorships m JOIN tasks one ON one.mentorship_id = m.id AND one.id = ${id} AND one.parent_id IS NULL
      WHERE m.id = ${mentorship_id} AND ${hasBegun} AND ${plansVisibleTo(viewer)}`);
  }

  progress(viewer: Actor, mentorship_id: number): Promise<JsonResource<ProgressView> | undefined> {
    return this.db.row(sql<JsonResource<ProgressView>>`
      SELECT m.id, ${planVersion} AS version, ${progressView}::text AS json
      FROM mentorships m WHERE m.id = ${mentorship_id} AND ${hasBegun} AND ${progressVisibleTo(viewer)}`);
  }
}
