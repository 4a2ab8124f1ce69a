import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type JsonResource,
  type Page,
  type Sql,
  among,
  and,
  orderBy,
  sql,
  touched,
  trackChanges,
} from '@app/database';
import { isDocumentReadable } from '@app/document-links';
import type { AssigneeSlot, ItemType, VersionSelector } from './content';
import { CurriculumItem } from './curriculum-item.entity';
import { type CurriculumItemView, type ViewedCurriculum, versionOf, viewedItem } from './items.view';

export interface ItemQuery extends IdsRequest {
  readonly type?: readonly ItemType[];
  readonly start_week?: number;
  readonly assignee_slot?: readonly AssigneeSlot[];
  readonly required?: boolean;
  readonly ordering: readonly string[];
}

/** The items of a version as a table, with the columns that views of draft items use. */
const frozenItems = sql`curriculum_versions v CROSS JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text,
  guideline text, start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
  prerequisites int[], document_id int)`;

const sortable = {
  order: sql`i."order"`,
  title: sql`i.title`,
  start_week: sql`i.start_week`,
  start_workday: sql`i.start_workday`,
  period_days: sql`i.period_days`,
};

@Injectable()
export class ItemsRepository {
  constructor(private readonly db: Database) {}

  list(
    viewer: Actor,
    curriculum: ViewedCurriculum,
    which: VersionSelector,
    { ordering, page, page_size, ...filter }: ItemQuery,
  ): Promise<Page<CurriculumItemView>> {
    const { from, where } = itemsOf(viewer, curriculum.id, which);
    const { ids, type, start_week, assignee_slot, required } = filter;
    return this.db.page(
      {
        select: viewedItem(viewer, curriculum, which),
        from,
        where: and(
          where,
          among(sql`i.id`, ids),
          among(sql`i.type::text`, type),
          start_week && sql`i.start_week = ${start_week}`,
          among(sql`i.assignee_slot::text`, assignee_slot),
          required !== undefined && sql`i.required = ${required}`,
        ),
        order: orderBy(ordering, sortable, sql`i.id`),
      },
      { page, page_size },
    );
  }

  /** Returns one item of the draft or of a version. */
  find(
    viewer: Actor,
    curriculum: ViewedCurriculum,
    which: VersionSelector,
    id: number,
  ): Promise<JsonResource<CurriculumItemView> | undefined> {
    const { from, where } = itemsOf(viewer, curriculum.id, which);
    return this.db.row(sql<JsonResource<CurriculumItemView>>`
      SELECT i.id, ${versionOf(which)} AS version, (SELECT row_to_json(row) FROM (SELECT ${viewedItem(viewer, curriculum, which)}) row)::text AS json
      FROM ${from} WHERE ${where} AND i.id = ${id}`);
  }

  /** Returns the items of a draft in their order. Lock the curriculum first: that covers its items. */
  async findAll(curriculum_id: number): Promise<CurriculumItem[]> {
    const items = await this.db.findAll(CurriculumItem, sql`curriculum_id = ${curriculum_id} ORDER BY "order"`);
    return items.map(trackChanges);
  }

  /** True if the actor may read this document. */
  async mayRead(actor: Actor, document_id: number): Promise<boolean> {
    const found = await this.db.row(sql<{ may: boolean }>`SELECT ${isDocumentReadable(actor, sql`${document_id}::int`)} AS may`);
    return found!.may;
  }

  /** Adds items in one statement and sets their ids. */
  async add(items: readonly CurriculumItem[]): Promise<void> {
    await this.db.add(...items);
  }

  save(item: CurriculumItem): Promise<void> {
    return this.db.save(item);
  }

  async remove({ id }: CurriculumItem): Promise<void> {
    await this.db.rows(sql`DELETE FROM curriculum_items WHERE id = ${id}`);
  }

  /** Removes this item from the prerequisites of all others. */
  async forgetPrerequisite(curriculum_id: number, id: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE curriculum_items SET prerequisites = array_remove(prerequisites, ${id}::int), ${touched(CurriculumItem)}
      WHERE curriculum_id = ${curriculum_id} AND ${id}::int = ANY (prerequisites)`);
  }

  /** Numbers the items in this order. True if any number changed. */
  async arrange(curriculum_id: number, ids: readonly number[]): Promise<boolean> {
    const moved = await this.db.rows(sql`
      UPDATE curriculum_items i SET "order" = place.number, ${touched(CurriculumItem)}
      FROM unnest(${ids}::int[]) WITH ORDINALITY AS place (id, number)
      WHERE i.curriculum_id = ${curriculum_id} AND i.id = place.id AND i."order" <> place.number
      RETURNING i.id`);
    return moved.length > 0;
  }

  /** Sets the prerequisites of newly added items in one statement. */
  async link(links: readonly Pick<CurriculumItem, 'id' | 'prerequisites'>[]): Promise<void> {
    const given = JSON.stringify(links.map(({ id, prerequisites }) => ({ id, prerequisites })));
    await this.db.rows(sql`
      UPDATE curriculum_items i SET prerequisites = link.prerequisites
      FROM json_to_recordset(${given}::json) AS link (id int, prerequisites int[]) WHERE i.id = link.id`);
  }
}

/** Table and condition for the items of the draft or of a version. */
function itemsOf({ company_id }: Actor, curriculum_id: number, which: VersionSelector): { from: Sql; where: Sql } {
  if (which === 'draft')
    return { from: sql`curriculum_items i`, where: sql`i.curriculum_id = ${curriculum_id} AND i.company_id = ${company_id}` };
  return { from: frozenItems, where: sql`v.curriculum_id = ${curriculum_id} AND v.company_id = ${company_id} AND v.number = ${which}` };
}
