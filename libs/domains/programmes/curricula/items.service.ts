import { Injectable } from '@nestjs/common';
import { type Actor, permissionsAmong, withPermissions, writePermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page, publicChangesOf } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { ITEM } from '@app/i18n';
import { CurriculaPolicy } from './curricula.policy';
import { CurriculaRepository } from './curricula.repository';
import type { CurriculumView } from './curricula.view';
import type { Curriculum } from './curriculum.entity';
import { CurriculumItem, type CurriculumItemChange, type NewCurriculumItem } from './curriculum-item.entity';
import { DraftsService, whichFor } from './drafts.service';
import { type ItemQuery, ItemsRepository } from './items.repository';
import type { CurriculumItemView } from './items.view';
import { MAX_CURRICULUM_ITEMS, documentUnknown, expectAll, expectPossible, idsWithItemAt } from './items.rules';
import { TooManyItems } from './curricula.errors';

/** Position of an item, from 1. */
interface Placing {
  readonly order?: number;
}

/** Permissions on a curriculum that apply to an item of it. */
const ON_ITEM = [CurriculaPolicy.read, CurriculaPolicy.edit];

@Injectable()
export class ItemsService {
  constructor(
    private readonly items: ItemsRepository,
    private readonly curricula: CurriculaRepository,
    private readonly drafts: DraftsService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** Lists items of the draft if the actor may read it, else of the current version. */
  async list(actor: Actor, curriculum_id: number, query: ItemQuery): Promise<Page<CurriculumItemView>> {
    const curriculum = await this.drafts.look(actor, curriculum_id);
    return this.items.list(actor, curriculum, whichFor(actor, curriculum), query);
  }

  async get(actor: Actor, curriculum_id: number, id: number): Promise<JsonResource<CurriculumItemView>> {
    const curriculum = await this.drafts.look(actor, curriculum_id);
    const item = await this.items.find(actor, curriculum, whichFor(actor, curriculum), id);
    if (!item) throw new NotFound(ITEM);
    return writePermissions(item, permissionsAmong(ON_ITEM, actor, curriculum));
  }

  create(actor: Actor, curriculum_id: number, { order, ...draft }: NewCurriculumItem & Placing): Promise<JsonResource<CurriculumItemView>> {
    return this.editing(actor, curriculum_id, async (curriculum, items) => {
      if (items.length >= MAX_CURRICULUM_ITEMS) throw new TooManyItems();
      const item = CurriculumItem.create(draft, curriculum, items.length + 1);
      expectPossible(item, items, curriculum);
      await this.expectReadable(actor, draft.document_id);
      await this.items.add([item]);
      if (order !== undefined) await this.items.arrange(curriculum_id, idsWithItemAt(item, items, order));
      curriculum.touch();
      this.audit.record(actor, 'curriculum_item.create', item);
      return item;
    });
  }

  update(
    actor: Actor,
    curriculum_id: number,
    id: number,
    { order, ...change }: CurriculumItemChange & Placing,
    expected?: ExpectedVersion,
  ) {
    return this.editing(actor, curriculum_id, async (curriculum, items) => {
      const item = itemIn(items, id);
      expectVersion(item, expected);
      const { document_id } = item;
      item.change(change);
      const others = items.filter((other) => other !== item);
      expectPossible(item, others, curriculum);
      if (item.document_id !== document_id) await this.expectReadable(actor, item.document_id);
      await this.items.save(item);
      const isMoved = order !== undefined && (await this.items.arrange(curriculum_id, idsWithItemAt(item, others, order)));
      if (isMoved || isChanged(item)) curriculum.touch();
      this.audit.record(actor, 'curriculum_item.update', item);
      return item;
    });
  }

  /** Removes it from the prerequisites of other items and closes the gap in the order. */
  remove(actor: Actor, curriculum_id: number, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.withLockedDraft(actor, curriculum_id, async (curriculum, items) => {
      const item = itemIn(items, id);
      expectVersion(item, expected);
      await this.items.remove(item);
      const others = items.filter((other) => other !== item);
      await this.items.forgetPrerequisite(curriculum_id, id);
      await this.items.arrange(
        curriculum_id,
        others.map((other) => other.id),
      );
      curriculum.touch();
      this.audit.record(actor, 'curriculum_item.delete', item);
    });
  }

  /** `ids` are all items, each once, in the new order. */
  reorder(actor: Actor, curriculum_id: number, ids: readonly number[], expected?: ExpectedVersion): Promise<JsonResource<CurriculumView>> {
    return this.db.transaction(async () => {
      await this.withLockedDraft(actor, curriculum_id, async (curriculum, items) => {
        expectVersion(curriculum, expected);
        expectAll(items, ids);
        if (await this.items.arrange(curriculum_id, ids)) curriculum.touch();
        await this.audit.note({
          action: 'curriculum.reorder',
          actor_id: actor.id,
          company_id: curriculum.company_id,
          resource_id: curriculum_id,
          facts: { item_ids: ids },
        });
      });
      return withPermissions(CurriculaPolicy.read, actor, (await this.curricula.find(actor, curriculum_id))!);
    });
  }

  /** An item names only a document that its author may read. Those who read the item gain no right by it. */
  private async expectReadable(actor: Actor, document_id: number | null | undefined): Promise<void> {
    if (document_id && !(await this.items.mayRead(actor, document_id))) throw documentUnknown();
  }

  private editing(
    actor: Actor,
    curriculum_id: number,
    edit: (curriculum: Curriculum, items: CurriculumItem[]) => Promise<CurriculumItem>,
  ): Promise<JsonResource<CurriculumItemView>> {
    return this.db.transaction(async () => {
      const { curriculum, id } = await this.withLockedDraft(actor, curriculum_id, async (draft, items) => ({
        curriculum: draft,
        id: (await edit(draft, items)).id,
      }));
      return writePermissions((await this.items.find(actor, curriculum, 'draft', id))!, permissionsAmong(ON_ITEM, actor, curriculum));
    });
  }

  /** Every change of an item changes the version of the curriculum, so that publishing with If-Match publishes what was read. */
  private withLockedDraft<T>(
    actor: Actor,
    curriculum_id: number,
    work: (curriculum: Curriculum, items: CurriculumItem[]) => Promise<T>,
  ): Promise<T> {
    return this.db.transaction(async () => {
      const curriculum = await this.drafts.findForUpdate(actor, curriculum_id, CurriculaPolicy.edit);
      curriculum.expectEditable();
      const done = await work(curriculum, await this.items.findAll(curriculum_id));
      await this.curricula.save(curriculum);
      return done;
    });
  }
}

const isChanged = (item: CurriculumItem): boolean =>
  Object.keys(publicChangesOf(item)).some((field) => field !== 'version' && field !== 'updated_at');

function itemIn(items: readonly CurriculumItem[], id: number): CurriculumItem {
  const item = items.find((one) => one.id === id);
  if (!item) throw new NotFound(ITEM);
  return item;
}
