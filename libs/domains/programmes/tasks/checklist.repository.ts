import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type IdsRequest, type Page, among, and, sql, touched } from '@app/database';
import { ChecklistItem } from './checklist-item.entity';
import { type ChecklistItemResource, type ChecklistItemView, checklistItemView } from './checklist.view';
import { ofTask } from './tasks.repository';
import { taskFacts } from './tasks.view';

const items = sql`task_checklist_items i JOIN tasks t ON t.id = i.task_id LEFT JOIN users u ON u.id = i.done_by_id`;

@Injectable()
export class ChecklistRepository {
  constructor(private readonly db: Database) {}

  list(viewer: Actor, task_id: number, { ids, ...page }: IdsRequest): Promise<Page<ChecklistItemView>> {
    const order = sql`i.position, i.id`;
    const where = and(ofTask(viewer, task_id), among(sql`i.id`, ids));
    return this.db.page({ select: sql`${checklistItemView} AS json`, as: sql`row.json`, from: items, where, order }, page);
  }

  find(viewer: Actor, task_id: number, id: number): Promise<ChecklistItemResource | undefined> {
    return this.db.row(sql<ChecklistItemResource>`
      SELECT i.id, i.version, ${checklistItemView}::text AS json, ${taskFacts(sql`t`)} FROM ${items} WHERE i.id = ${id} AND ${ofTask(viewer, task_id)}`);
  }

  findForUpdate(task_id: number, id: number): Promise<ChecklistItem | null> {
    return this.db.findForUpdate(ChecklistItem, sql`id = ${id} AND task_id = ${task_id}`);
  }

  /** The ids of a task's items, in their order. */
  async idsOf(task_id: number): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT i.id FROM task_checklist_items i WHERE i.task_id = ${task_id} ORDER BY i.position, i.id`);
    return found.map(({ id }) => id);
  }

  /** The number of items, and the position of the next one. */
  async endOf(task_id: number): Promise<{ count: number; next: number }> {
    const end = await this.db.row(sql<{ count: number; next: number }>`
      SELECT count(*)::int AS count, 1 + coalesce(max(i.position), 0) AS next FROM task_checklist_items i WHERE i.task_id = ${task_id}`);
    return end!;
  }

  async add(item: ChecklistItem): Promise<void> {
    await this.db.add(item);
  }

  save(item: ChecklistItem): Promise<void> {
    return this.db.save(item);
  }

  async reorder(task_id: number, ids: readonly number[]): Promise<void> {
    await this.db.rows(sql`
      UPDATE task_checklist_items i SET position = place.n, ${touched(ChecklistItem, 'i')}
      FROM unnest(${ids}::int[]) WITH ORDINALITY place (id, n)
      WHERE i.id = place.id AND i.task_id = ${task_id} AND i.position <> place.n`);
  }

  async remove({ id }: ChecklistItem): Promise<void> {
    await this.db.rows(sql`DELETE FROM task_checklist_items WHERE id = ${id}`);
  }
}
