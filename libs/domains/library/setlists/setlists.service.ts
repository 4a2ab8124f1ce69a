import { Injectable } from '@nestjs/common';
import { type Actor, authorize, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { type NewSetlist, Setlist, type SetlistChange } from './setlist.entity';
import { SetlistLock } from './setlist-lock';
import { SetlistItemsRepository } from './setlist-items.repository';
import { SetlistCreated, SetlistDeleted, SetlistUpdated } from './setlists.events';
import { SETLIST } from './nouns';
import { SetlistsPolicy } from './setlists.policy';
import { type SetlistQuery, SetlistsRepository } from './setlists.repository';
import type { SetlistView, SetlistWithItemsView } from './setlists.view';

@Injectable()
export class SetlistsService {
  constructor(
    private readonly setlists: SetlistsRepository,
    private readonly items: SetlistItemsRepository,
    private readonly lock: SetlistLock,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  list(actor: Actor, query: SetlistQuery): Promise<Page<SetlistView>> {
    return this.setlists.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<SetlistWithItemsView>> {
    const setlist = await this.setlists.view(actor, id);
    if (!setlist) throw new NotFound(SETLIST);
    return withPermissions(SetlistsPolicy.read, actor, setlist);
  }

  create(actor: Actor, draft: NewSetlist): Promise<JsonResource<SetlistWithItemsView>> {
    authorize(SetlistsPolicy.create, actor);
    return this.db.transaction(async () => {
      const setlist = await this.added(actor, draft, 'setlist.create');
      return this.get(actor, setlist.id);
    });
  }

  update(actor: Actor, id: number, change: SetlistChange, expected?: ExpectedVersion): Promise<JsonResource<SetlistWithItemsView>> {
    return this.db.transaction(async () => {
      const setlist = await this.lock.findForUpdate(actor, id, SetlistsPolicy.update);
      expectVersion(setlist, expected);
      setlist.change(change);
      await this.setlists.save(setlist);
      this.audit.record(actor, 'setlist.update', setlist);
      this.lock.publish(SetlistUpdated, setlist);
      return this.get(actor, id);
    });
  }

  remove(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const setlist = await this.lock.findForUpdate(actor, id, SetlistsPolicy.delete);
      expectVersion(setlist, expected);
      await this.drop(actor, setlist);
    });
  }

  /** Called after a person was anonymised. Deletes all of their setlists. */
  async forgetPerson(user_id: number): Promise<void> {
    await this.db.transaction(async () => {
      for (const setlist of await this.setlists.findAllForUpdate(user_id)) await this.drop(null, setlist);
    });
  }

  /** Copies a setlist with its scores, notes and transpositions. A restored score reappears in both. */
  duplicate(actor: Actor, id: number, title?: string): Promise<JsonResource<SetlistWithItemsView>> {
    return this.db.transaction(async () => {
      const original = await this.lock.findForUpdate(actor, id, SetlistsPolicy.read);
      const copy = await this.added(actor, original.copied(title), 'setlist.duplicate');
      await this.items.copy(original, copy);
      return this.get(actor, copy.id);
    });
  }

  private async drop(actor: Actor | null, setlist: Setlist): Promise<void> {
    await this.setlists.remove(setlist);
    this.audit.record(actor, 'setlist.delete', setlist);
    this.lock.publish(SetlistDeleted, setlist);
  }

  private async added(actor: Actor, draft: NewSetlist, action: `setlist.${string}`): Promise<Setlist> {
    const setlist = Setlist.of(draft, actor);
    await this.setlists.add(setlist);
    this.audit.record(actor, action, setlist);
    this.lock.publish(SetlistCreated, setlist);
    return setlist;
  }
}
