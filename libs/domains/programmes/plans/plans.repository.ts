import { Injectable } from '@nestjs/common';
import { Database, publicChangesOf, sql, touched, trackChanges } from '@app/database';
import type { CurriculumVersion } from '@programmes/curricula';
import { isRunning } from '@organisation/pairs';
import { isOutstanding } from '@programmes/tasks';
import { inDirectory } from '@organisation/users';
import { Plan } from './plan.entity';
import { PlanItem } from './plan-item.entity';
import type { Parties } from './plan-state';

/**
 * Lock order of every change of a plan: mentorships, their plans, their tasks, each in id order. Concurrent changes of the same plans
 * wait for each other without a deadlock.
 */
@Injectable()
export class PlansRepository {
  constructor(private readonly db: Database) {}

  /** Returns the ids of running mentorships, with a shared lock until the transaction ends. */
  async lockRunning(curriculum_id: number, company_id: string): Promise<number[]> {
    const held = await this.db.rows(sql<{ id: number }>`
      SELECT m.id FROM mentorships m WHERE ${running(curriculum_id, company_id)} ORDER BY m.id FOR SHARE OF m`);
    return held.map(({ id }) => id);
  }

  /** Returns the same ids without a lock. */
  async findRunning(curriculum_id: number, company_id: string): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT m.id FROM mentorships m WHERE ${running(curriculum_id, company_id)} ORDER BY m.id`);
    return found.map(({ id }) => id);
  }

  /** Returns the ids of the company's running mentorships that have a plan. */
  async findRunningIn(company_id: string): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT m.id FROM mentorships m
      WHERE m.company_id = ${company_id} AND ${isRunning(sql`m`)} AND EXISTS (SELECT FROM plans p WHERE p.mentorship_id = m.id) ORDER BY m.id`);
    return found.map(({ id }) => id);
  }

  findOf(mentorship_ids: readonly number[], curriculum_id?: number): Promise<Plan[]> {
    return this.db.findAll(Plan, of(mentorship_ids, curriculum_id));
  }

  /** Locks the plans in id order. */
  findOfForUpdate(mentorship_ids: readonly number[], curriculum_id?: number): Promise<Plan[]> {
    return this.db.findAllForUpdate(Plan, of(mentorship_ids, curriculum_id));
  }

  /** Lock the plans first: that covers their items. */
  async itemsOf(plan_ids: readonly number[]): Promise<PlanItem[]> {
    const found = await this.db.findAll(PlanItem, sql`plan_id = ANY (${plan_ids}::int[]) ORDER BY plan_id, item_id`);
    return found.map(trackChanges);
  }

  /** Returns the people of these mentorships, the lead of the mentee's department and the first day. */
  partiesOf(mentorship_ids: readonly number[]): Promise<Parties[]> {
    return this.db.rows(sql<Parties>`
      SELECT m.id AS mentorship_id, m.company_id, m.mentor_id, m.mentee_id, m.start_on,
        CASE WHEN ${inDirectory(sql`l`)} AND l.id <> m.mentee_id THEN l.id END AS lead_id
      FROM mentorships m JOIN users u ON u.id = m.mentee_id
        LEFT JOIN departments d ON d.id = u.department_id LEFT JOIN users l ON l.id = d.lead_id
      WHERE m.id = ANY (${mentorship_ids}::int[])`);
  }

  async add(plan: Plan): Promise<void> {
    await this.db.add(plan);
  }

  save(plan: Plan): Promise<void> {
    return this.db.save(plan);
  }

  /** Sets the followed version of the plans of these mentorships. */
  async pin(
    mentorship_ids: readonly number[],
    { curriculum_id, number }: Pick<CurriculumVersion, 'curriculum_id' | 'number'>,
  ): Promise<void> {
    await this.db.rows(sql`
      UPDATE plans SET curriculum_version = ${number}, ${touched(Plan)}
      WHERE mentorship_id = ANY (${mentorship_ids}::int[]) AND curriculum_id = ${curriculum_id} AND curriculum_version <> ${number}`);
  }

  /** Writes new and changed items in one statement. */
  async keep(items: readonly PlanItem[]): Promise<void> {
    const changed = items.filter((item) => Object.keys(publicChangesOf(item)).length > 0);
    if (changed.length === 0) return;
    await this.db.rows(sql`
      INSERT INTO plan_items (plan_id, item_id, company_id, task_id, base_content, base_task, is_dropped)
      SELECT plan_id, item_id, company_id, task_id, base_content, base_task, is_dropped
      FROM json_populate_recordset(NULL::plan_items, ${JSON.stringify(changed)})
      ON CONFLICT (plan_id, item_id) DO UPDATE SET task_id = excluded.task_id, base_content = excluded.base_content,
        base_task = excluded.base_task,
        is_dropped = excluded.is_dropped, ${touched(PlanItem, 'plan_items')}`);
  }

  /** Returns the required tasks that are neither done nor waived. */
  outstanding(mentorship_id: number): Promise<{ id: number; title: string }[]> {
    return this.db.rows(sql<{ id: number; title: string }>`
      SELECT t.id, t.title FROM tasks t
      WHERE t.mentorship_id = ${mentorship_id} AND t.required AND ${isOutstanding(sql`t`)} ORDER BY t.due_at, t.id`);
  }
}

const of = (mentorship_ids: readonly number[], curriculum_id?: number) =>
  sql`mentorship_id = ANY (${mentorship_ids}::int[]) AND ${curriculum_id ? sql`curriculum_id = ${curriculum_id}` : sql`true`} ORDER BY id`;

const running = (curriculum_id: number, company_id: string) => sql`m.company_id = ${company_id} AND ${isRunning(sql`m`)}
  AND EXISTS (SELECT FROM plans p WHERE p.mentorship_id = m.id AND p.curriculum_id = ${curriculum_id})`;
