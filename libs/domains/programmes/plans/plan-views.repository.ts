import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type JsonResource, sql } from '@app/database';
import type { AskedState } from '@programmes/approval-requests';
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

  /** Returns the version and the state of an item that a request is made on. */
  asked(mentorship_id: number, id: number): Promise<AskedState | undefined> {
    return this.db.row(sql<AskedState>`
      SELECT t.version, json_build_object('status', t.status, 'due_at', t.due_at, 'scheduled_start_on', t.scheduled_start_on, 'week', t.week,
        'priority', t.priority, 'required', t.required, 'reviewer_id', t.reviewer_id) AS state
      FROM tasks t WHERE t.id = ${id} AND t.mentorship_id = ${mentorship_id} AND t.parent_id IS NULL`);
  }

  /** Returns the version of a plan, and the state of its mentorship that a request is made on. */
  askedPlan(mentorship_id: number): Promise<AskedState | undefined> {
    return this.db.row(sql<AskedState>`
      SELECT ${planVersion} AS version, json_build_object('status', m.status, 'start_on', m.start_on, 'end_on', m.end_on) AS state
      FROM mentorships m WHERE m.id = ${mentorship_id} AND ${hasBegun}`);
  }

  /** Locks the mentorship (`FOR SHARE`) until the transaction ends. */
  async lockMentorship(id: number): Promise<void> {
    await this.db.rows(sql`SELECT m.id FROM mentorships m WHERE m.id = ${id} FOR SHARE`);
  }

  progress(viewer: Actor, mentorship_id: number): Promise<JsonResource<ProgressView> | undefined> {
    return this.db.row(sql<JsonResource<ProgressView>>`
      SELECT m.id, ${planVersion} AS version, ${progressView}::text AS json
      FROM mentorships m WHERE m.id = ${mentorship_id} AND ${hasBegun} AND ${progressVisibleTo(viewer)}`);
  }
}
