import { Injectable } from '@nestjs/common';
import { type Actor, permissionsAmong, withPermissions, writePermissions } from '@app/auth';
import { Audit, type Facts } from '@app/audit';
import { Database, type IdsRequest, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { ITEM } from '@app/i18n';
import { SetlistLock } from './setlist-lock';
import type { NewSetlistItem, SetlistItem, SetlistItemChange } from './setlist-item.entity';
import { SetlistItemsRepository } from './setlist-items.repository';
import type { Setlist } from './setlist.entity';
import { ScoreInSetlist, SetlistChanged, SetlistFull } from './setlists.errors';
import { SetlistUpdated } from './setlists.events';
import { SetlistsPolicy } from './setlists.policy';
import { SetlistsRepository } from './setlists.repository';
import type { SetlistItemView, SetlistWithItemsView } from './setlists.view';

export const MAX_SETLIST_ITEMS = 200;

/** Permissions on a setlist that apply to its items. */
const APPLYING = [SetlistsPolicy.read, SetlistsPolicy.update] as const;

interface SetlistItemRef {
  readonly setlist_id: number;
  readonly id: number;
  readonly expected?: ExpectedVersion;
}

/** Manages the items of a setlist. Every change locks the setlist and increments its version. */
@Injectable()
export class SetlistItemsService {
  constructor(
    private readonly items: SetlistItemsRepository,
    private readonly setlists: SetlistsRepository,
    private readonly lock: SetlistLock,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  async list(actor: Actor, setlist_id: number, page: IdsRequest): Promise<Page<SetlistItemView>> {
    await this.lock.look(actor, setlist_id);
    return this.items.list(actor, setlist_id, page);
  }

  async get(actor: Actor, setlist_id: number, id: number): Promise<JsonResource<SetlistItemView>> {
    const item = await this.items.view(actor, setlist_id, id);
    if (!item) throw new NotFound(ITEM);
    return writePermissions(item, permissionsAmong(APPLYING, actor, item));
  }

  /** Adds one score with its note and transposition. Throws `ScoreInSetlist` if it is in the setlist already. */
  add(actor: Actor, setlist_id: number, item: NewSetlistItem): Promise<JsonResource<SetlistItemView>> {
    return this.changing(actor, setlist_id, async (setlist) => {
      const [added] = await this.adding(actor, setlist, [item]);
      if (!added) throw new ScoreInSetlist();
      return this.get(actor, setlist_id, added.id);
    });
  }

  /** Adds several scores to the end, in the given order. Scores in the setlist already keep their position. */
  addAll(actor: Actor, setlist_id: number, score_ids: readonly number[]): Promise<JsonResource<SetlistWithItemsView>> {
    return this.db.transaction(async () => {
      const wanted = score_ids.map((score_id) => ({ score_id }));
      await this.changing(actor, setlist_id, (setlist) => this.adding(actor, setlist, wanted));
      return withPermissions(SetlistsPolicy.read, actor, (await this.setlists.view(actor, setlist_id))!);
    });
  }

  update(actor: Actor, { setlist_id, id, expected }: SetlistItemRef, change: SetlistItemChange): Promise<JsonResource<SetlistItemView>> {
    return this.changing(actor, setlist_id, async () => {
      const item = await this.require(actor, setlist_id, id);
      expectVersion(item, expected);
      item.change(change);
      await this.items.save(item);
      this.audit.record(actor, 'setlist_item.update', item);
      return this.get(actor, setlist_id, id);
    });
  }

  remove(actor: Actor, { setlist_id, id, expected }: SetlistItemRef): Promise<void> {
    return this.changing(actor, setlist_id, async () => {
      const item = await this.require(actor, setlist_id, id);
      expectVersion(item, expected);
      await this.items.remove(item);
      this.audit.record(actor, 'setlist_item.remove', item);
    });
  }

  /** Reorders the shown items; `ids` must name each once. Items whose score is in the trash keep their position. */
  reorder(
    actor: Actor,
    setlist_id: number,
    ids: readonly number[],
    expected?: ExpectedVersion,
  ): Promise<JsonResource<SetlistWithItemsView>> {
    return this.db.transaction(async () => {
      await this.changing(actor, setlist_id, async (setlist) => {
        expectVersion(setlist, expected);
        const shown = await this.items.shownIn(setlist_id);
        if (ids.length !== shown.length || !shown.every(({ id }) => ids.includes(id))) throw new SetlistChanged();
        await this.items.place(
          ids,
          shown.map(({ position }) => position),
        );
        await this.note(actor, setlist, 'setlist.reorder', { item_ids: ids });
      });
      return withPermissions(SetlistsPolicy.read, actor, (await this.setlists.view(actor, setlist_id))!);
    });
  }

  private async adding(actor: Actor, setlist: Setlist, wanted: readonly NewSetlistItem[]): Promise<Pick<SetlistItem, 'id' | 'score_id'>[]> {
    const added = await this.items.add(actor, setlist, wanted);
    if ((await this.items.count(setlist.id)) > MAX_SETLIST_ITEMS) throw new SetlistFull();
    await this.note(actor, setlist, 'setlist.add_items', { score_ids: added.map(({ score_id }) => score_id) });
    return added;
  }

  private changing<T>(actor: Actor, setlist_id: number, work: (setlist: Setlist) => Promise<T>): Promise<T> {
    return this.db.transaction(async () => {
      const setlist = await this.lock.findForUpdate(actor, setlist_id, SetlistsPolicy.update);
      const done = await work(setlist);
      await this.setlists.touch(setlist);
      this.lock.publish(SetlistUpdated, setlist);
      return done;
    });
  }

  private async require(actor: Actor, setlist_id: number, id: number): Promise<SetlistItem> {
    const item = await this.items.find(actor, setlist_id, id);
    if (!item) throw new NotFound(ITEM);
    return item;
  }

  private note(actor: Actor, { id, company_id }: Setlist, action: `setlist.${string}`, facts: Facts): Promise<void> {
    return this.audit.note({ action, actor_id: actor.id, company_id, resource_id: id, facts });
  }
}
