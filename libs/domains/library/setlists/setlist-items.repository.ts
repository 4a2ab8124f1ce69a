import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import {
  Database,
  FOREIGN_KEY_VIOLATION,
  type IdsRequest,
  type JsonResource,
  type Page,
  type Sql,
  among,
  and,
  sql,
  touched,
  trackChanges,
  translating,
} from '@app/database';
import { NotFound } from '@app/errors';
import { scoresVisibleTo } from '@library/scores';
import { SCORE } from '@library/scores/nouns';
import { type NewSetlistItem, SetlistItem } from './setlist-item.entity';
import type { Setlist } from './setlist.entity';
import { setlistsVisibleTo, shownItems } from './setlists.scope';
import { type SetlistItemView, setlistItemView } from './setlists.view';

const items = sql`${shownItems} JOIN setlists l ON l.id = i.setlist_id`;

/** Reads and writes the items of setlists. The caller of a change has locked the setlist. */
@Injectable()
export class SetlistItemsRepository {
  constructor(private readonly db: Database) {}

  list(viewer: Actor, setlist_id: number, { ids, ...page }: IdsRequest): Promise<Page<SetlistItemView>> {
    const order = sql`i.position, i.id`;
    return this.db.page(
      {
        select: sql`${setlistItemView} AS json`,
        as: sql`row.json`,
        from: items,
        where: and(inSetlist(viewer, setlist_id), among(sql`i.id`, ids)),
        order,
      },
      page,
    );
  }

  view(viewer: Actor, setlist_id: number, id: number): Promise<(JsonResource<SetlistItemView> & Pick<Setlist, 'user_id'>) | undefined> {
    return this.db.row(sql<JsonResource<SetlistItemView> & Pick<Setlist, 'user_id'>>`
      SELECT i.id, i.version, l.user_id, ${setlistItemView}::text AS json FROM ${items} WHERE i.id = ${id} AND ${inSetlist(viewer, setlist_id)}`);
  }

  /** Finds an item whose score is not in the trash. */
  async find(viewer: Actor, setlist_id: number, id: number): Promise<SetlistItem | undefined> {
    const row = await this.db.row(sql<SetlistItem>`SELECT i.* FROM ${items} WHERE i.id = ${id} AND ${inSetlist(viewer, setlist_id)}`);
    return row && trackChanges(Object.assign(new SetlistItem(), row));
  }

  /** The items whose score is not in the trash, in their order. */
  shownIn(setlist_id: number): Promise<Pick<SetlistItem, 'id' | 'position'>[]> {
    return this.db.rows(sql<Pick<SetlistItem, 'id' | 'position'>>`
      SELECT i.id, i.position FROM ${shownItems} WHERE i.setlist_id = ${setlist_id} ORDER BY i.position`);
  }

  /** Counts all items, also those whose score is in the trash. */
  async count(setlist_id: number): Promise<number> {
    const counted = await this.db.row(sql<{ n: number }>`SELECT count(*)::int AS n FROM setlist_items WHERE setlist_id = ${setlist_id}`);
    return counted!.n;
  }

  /**
   * Adds scores to the end, in this order. Skips those in the setlist already, and returns the added items. Throws `NotFound` for a score
   * that the viewer cannot see or that is in the trash.
   */
  async add(viewer: Actor, { id, company_id }: Setlist, added: readonly NewSetlistItem[]): Promise<Pick<SetlistItem, 'id' | 'score_id'>[]> {
    const ids = added.map(({ score_id }) => score_id);
    const [usable] = await this.db.rows(sql<{ n: number }>`
      SELECT count(*)::int AS n FROM scores s WHERE s.id = ANY (${ids}::int[]) AND s.trashed_at IS NULL AND ${scoresVisibleTo(viewer)}`);
    if (usable!.n < ids.length) throw new NotFound(SCORE);
    const adding = this.db.rows(sql<Pick<SetlistItem, 'id' | 'score_id'>>`
      INSERT INTO setlist_items (company_id, setlist_id, score_id, position, note, transposition)
      SELECT ${company_id}, ${id}::int, given.score_id, given.n + (SELECT coalesce(max(b.position), 0) FROM setlist_items b WHERE b.setlist_id = ${id}),
        given.note, coalesce(given.transposition, 0)
      FROM ROWS FROM (json_to_recordset(${JSON.stringify(added)}::json) AS (score_id int, note text, transposition int))
        WITH ORDINALITY AS given (score_id, note, transposition, n)
      ON CONFLICT ON CONSTRAINT setlist_items_score_key DO NOTHING RETURNING id, score_id`);
    return translating(adding, { [FOREIGN_KEY_VIOLATION]: () => new NotFound(SCORE) });
  }

  async copy(from: Setlist, { id, company_id }: Setlist): Promise<void> {
    await this.db.rows(sql`
      INSERT INTO setlist_items (company_id, setlist_id, score_id, position, note, transposition)
      SELECT ${company_id}, ${id}::int, i.score_id, i.position, i.note, i.transposition FROM setlist_items i WHERE i.setlist_id = ${from.id}`);
  }

  save(item: SetlistItem): Promise<void> {
    return this.db.save(item);
  }

  async remove({ id }: SetlistItem): Promise<void> {
    await this.db.rows(sql`DELETE FROM setlist_items WHERE id = ${id}`);
  }

  /** Sets the position of each item. */
  async place(ids: readonly number[], positions: readonly number[]): Promise<void> {
    await this.db.rows(sql`
      UPDATE setlist_items i SET position = place.position, ${touched(SetlistItem, 'i')}
      FROM unnest(${ids}::int[], ${positions}::int[]) AS place (id, position) WHERE i.id = place.id AND i.position <> place.position`);
  }
}

const inSetlist = (viewer: Actor, setlist_id: number): Sql => and(sql`l.id = ${setlist_id}`, setlistsVisibleTo(viewer));
