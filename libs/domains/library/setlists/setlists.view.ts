import { type Sql, sql } from '@app/database';
import type { SetlistDto, SetlistItemRowDto, SetlistWithItemsDto } from './setlists.dto';
import { shownItems } from './setlists.scope';

/** A setlist as a list answers it. */
export type SetlistView = SetlistDto;

/** A setlist as it is answered alone, with its items. */
export type SetlistWithItemsView = SetlistView & Pick<SetlistWithItemsDto, 'items'>;

/** An item of a setlist as it is answered. */
export type SetlistItemView = SetlistItemRowDto;

/** An item as JSON; its position is the one that is seen. */
const setlistItemJson = (position: Sql): Sql => sql`json_build_object('id', i.id, 'version', i.version, 'position', ${position},
  'score', json_build_object('id', s.id, 'title', s.title, 'composer', s.composer, 'arranger', s.arranger, 'pages', v.pages),
  'note', i.note, 'transposition', i.transposition)`;

/** One item by itself: how many stand before it has to be counted. */
export const setlistItemView = setlistItemJson(sql`(
  SELECT count(*)::int FROM setlist_items b JOIN scores t ON t.id = b.score_id AND t.trashed_at IS NULL
  WHERE b.setlist_id = i.setlist_id AND b.position <= i.position)`);

/** All items of a setlist. */
const items = (l: Sql): Sql => sql`(
  SELECT coalesce(json_agg(item.json ORDER BY item.position), '[]') FROM (
    SELECT i.position, ${setlistItemJson(sql`row_number() OVER (ORDER BY i.position)`)} AS json FROM ${shownItems} WHERE i.setlist_id = ${l}.id) item)`;

/** The columns of a setlist's view, given the alias of its row. */
const setlistColumns = (l: Sql): Sql => sql`${l}.id, ${l}.version, ${l}.title, ${l}.description,
  (SELECT count(*)::int FROM ${shownItems} WHERE i.setlist_id = ${l}.id) AS item_count,
  (SELECT coalesce(sum(v.pages), 0)::int FROM ${shownItems} WHERE i.setlist_id = ${l}.id) AS total_pages, ${l}.created_at, ${l}.updated_at`;

/** A setlist as JSON, without its items. */
export const setlistView = (l: Sql): Sql => sql`(SELECT row_to_json(view) FROM (SELECT ${setlistColumns(l)}) view)`;

/** A setlist as JSON, with its items. */
export const setlistWithItemsView = (l: Sql): Sql =>
  sql`(SELECT row_to_json(view) FROM (SELECT ${setlistColumns(l)}, ${items(l)} AS items) view)`;
