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
 * Whatever changes a plan locks first the mentorships, then their plans, then their tasks, each in the order of their ids: of two
 * who change the same plans, one waits for the other.
 */
@Injectable()
export class PlansRepository {
  constructor(private readonly db: Database) {}

  /** Keeps running mentorships as they are until the transaction ends, and says which those are. */
  async lockRunning(curriculum_id: number, company_id: string): Promise<number[]> {
    const held = await this.db.rows(sql<{ id: number }>`
      SELECT m.id FROM mentorships m WHERE ${running(curriculum_id, company_id)} ORDER BY m.id FOR SHARE OF m`);
    return held.map(({ id }) => id);
  }

  /** The same, without locking them. */
  async findRunning(curriculum_id: number, company_id: string): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT m.id FROM mentorships m WHERE ${running(curriculum_id, company_id)} ORDER BY m.id`);
    return found.map(({ id }) => id);
  }

  findOf(mentorship_ids: readonly number[], curriculum_id?: number): Promise<Plan[]> {
    return this.db.findAll(Plan, of(mentorship_ids, curriculum_id));
  }

  /** Locks them, in the order of their ids. */
  findOfForUpdate(mentorship_ids: readonly number[], curriculum_id?: number): Promise<Plan[]> {
    return this.db.findAllForUpdate(Plan, of(mentorship_ids, curriculum_id));
  }

  /** The plans are locked, and so are they. */
  async itemsOf(plan_ids: readonly number[]): Promise<PlanItem[]> {
    const found = await this.db.findAll(PlanItem, sql`plan_id = ANY (${plan_ids}::int[]) ORDER BY plan_id, item_id`);
    return found.map(trackChanges);
  }

  /** Who is in these mentorships, who leads the mentee's department, and since when they go on. */
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

  /** Has the plans of these mentorships follow a version from now on. */
  async pin(
    mentorship_ids: readonly number[],
    { curriculum_id, number }: Pick<CurriculumVersion, 'curriculum_id' | 'number'>,
  ): Promise<void> {
    await this.db.rows(sql`
      UPDATE plans SET curriculum_version = ${number}, ${touched(Plan)}
      WHERE mentorship_id = ANY (${mentorship_ids}::int[]) AND curriculum_id = ${curriculum_id} AND curriculum_version <> ${number}`);
  }

  /** Writes those that are new or have changed, in one statement. */
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

  /** What has to be done or waived before the mentorship is complete. */
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
