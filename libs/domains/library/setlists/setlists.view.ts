import { type Sql, sql } from '@app/database';
import type { SetlistDto, SetlistItemRowDto, SetlistWithItemsDto } from './setlists.dto';
import { shownItems } from './setlists.scope';

/** A setlist as a list returns it. */
export type SetlistView = SetlistDto;

/** A setlist as the API returns it alone, with its items. */
export type SetlistWithItemsView = SetlistView & Pick<SetlistWithItemsDto, 'items'>;

/** A setlist item as the API returns it. */
export type SetlistItemView = SetlistItemRowDto;

/** Builds the JSON of an item; `position` is its position among the shown items. */
const setlistItemJson = (position: Sql): Sql => sql`json_build_object('id', i.id, 'version', i.version, 'position', ${position},
  'score', json_build_object('id', s.id, 'title', s.title, 'composer', s.composer, 'arranger', s.arranger, 'pages', v.pages),
  'note', i.note, 'transposition', i.transposition)`;

/** Builds the JSON of a single item; its position is counted by a subquery. */
export const setlistItemView = setlistItemJson(sql`(
  SELECT count(*)::int FROM setlist_items b JOIN scores t ON t.id = b.score_id AND t.trashed_at IS NULL
  WHERE b.setlist_id = i.setlist_id AND b.position <= i.position)`);

/** The JSON array of all items of a setlist. */
const items = (l: Sql): Sql => sql`(
  SELECT coalesce(json_agg(item.json ORDER BY item.position), '[]') FROM (
    SELECT i.position, ${setlistItemJson(sql`row_number() OVER (ORDER BY i.position)`)} AS json FROM ${shownItems} WHERE i.setlist_id = ${l}.id) item)`;

/** The columns of a setlist's view, given the alias of its row. */
const setlistColumns = (l: Sql): Sql => sql`${l}.id, ${l}.version, ${l}.title, ${l}.description,
  (SELECT count(*)::int FROM ${shownItems} WHERE i.setlist_id = ${l}.id) AS item_count,
  (SELECT coalesce(sum(v.pages), 0)::int FROM ${shownItems} WHERE i.setlist_id = ${l}.id) AS total_pages, ${l}.created_at, ${l}.updated_at`;

/** Builds the JSON of a setlist without its items. */
export const setlistView = (l: Sql): Sql => sql`(SELECT row_to_json(view) FROM (SELECT ${setlistColumns(l)}) view)`;

/** Builds the JSON of a setlist with its items. */
export const setlistWithItemsView = (l: Sql): Sql =>
  sql`(SELECT row_to_json(view) FROM (SELECT ${setlistColumns(l)}, ${items(l)} AS items) view)`;
