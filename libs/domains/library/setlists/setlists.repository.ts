import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type IdsRequest, type JsonResource, type Page, among, and, matching, orderBy, sql, touched } from '@app/database';
import { Setlist } from './setlist.entity';
import { setlistsVisibleTo, shownItems } from './setlists.scope';
import { type SetlistView, type SetlistWithItemsView, setlistView, setlistWithItemsView } from './setlists.view';

export interface SetlistQuery extends IdsRequest {
  readonly search?: string;
  /** Only setlists that contain one of these scores. */
  readonly score_id?: readonly number[];
  readonly ordering: readonly string[];
}

/** A line of the running order. */
export interface Played {
  readonly title: string;
  readonly composer: string | null;
  readonly arranger: string | null;
  readonly pages: number | null;
  readonly note: string | null;
  readonly transposition: number;
}

const sortable = { title: sql`l.title`, created_at: sql`l.created_at`, updated_at: sql`l.updated_at` };
const words = sql`words_of(l.title, ARRAY[l.description])`;

@Injectable()
export class SetlistsRepository {
  constructor(private readonly db: Database) {}

  @FindsResource('setlist')
  find(id: number): Promise<Setlist | null> {
    return this.db.find(Setlist, sql`id = ${id}`);
  }

  /** Locks the row until the transaction ends. Every change of a setlist or its items begins with this lock. */
  findForUpdate(id: number): Promise<Setlist | null> {
    return this.db.findForUpdate(Setlist, sql`id = ${id}`);
  }

  /** Gets a setlist that the viewer can see, with its items. */
  view(viewer: Actor, id: number): Promise<(JsonResource<SetlistWithItemsView> & Pick<Setlist, 'user_id'>) | undefined> {
    return this.db.row(sql<JsonResource<SetlistWithItemsView> & Pick<Setlist, 'user_id'>>`
      SELECT l.id, l.version, l.user_id, ${setlistWithItemsView(sql`l`)}::text AS json FROM setlists l WHERE l.id = ${id} AND ${setlistsVisibleTo(viewer)}`);
  }

  /** Lists setlists. Sums are computed for the rows of the page only. */
  list(viewer: Actor, { ids, search, score_id, ordering, ...page }: SetlistQuery): Promise<Page<SetlistView>> {
    const where = and(
      setlistsVisibleTo(viewer),
      among(sql`l.id`, ids),
      search && matching(words, search),
      score_id && sql`l.id IN (SELECT i.setlist_id FROM ${shownItems} WHERE ${among(sql`i.score_id`, score_id)})`,
    );
    const order = orderBy(ordering, sortable, sql`l.id`);
    return this.db.page({ select: sql`l.*`, as: setlistView(sql`row`), from: sql`setlists l`, where, order }, page);
  }

  runningOrder(id: number): Promise<Played[]> {
    return this.db.rows(sql<Played>`
      SELECT s.title, s.composer, s.arranger, v.pages, i.note, i.transposition FROM ${shownItems} WHERE i.setlist_id = ${id} ORDER BY i.position`);
  }

  /** Locks all setlists of a person, in the order of their ids. */
  findAllForUpdate(user_id: number): Promise<Setlist[]> {
    return this.db.findAllForUpdate(Setlist, sql`user_id = ${user_id} ORDER BY id`);
  }

  async add(setlist: Setlist): Promise<void> {
    await this.db.add(setlist);
  }

  save(setlist: Setlist): Promise<void> {
    return this.db.save(setlist);
  }

  /** Renews version and time of change after an item changes. */
  async touch({ id }: Setlist): Promise<void> {
    await this.db.rows(sql`UPDATE setlists SET ${touched(Setlist)} WHERE id = ${id}`);
  }

  /** Deletes a setlist and its items. */
  async remove({ id }: Setlist): Promise<void> {
    await this.db.rows(sql`DELETE FROM setlists WHERE id = ${id}`);
  }
}
