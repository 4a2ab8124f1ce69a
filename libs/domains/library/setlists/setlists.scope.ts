import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { scoresWithPages } from '@library/scores';

/** `SetlistsPolicy.read`, said in SQL. */
export const visibleTo = ({ id }: Pick<Actor, 'id'>): Sql => sql`l.user_id = ${id}`;

/** Items with their scores. One whose score is in the trash is not there until that is restored. */
export const shownItems = sql`setlist_items i JOIN (${scoresWithPages}) ON s.id = i.score_id AND s.trashed_at IS NULL`;

/** What is told of an item; its position is the one that is seen. */
const toldOfItem = (position: Sql): Sql => sql`json_build_object('id', i.id, 'version', i.version, 'position', ${position},
  'score', json_build_object('id', s.id, 'title', s.title, 'composer', s.composer, 'arranger', s.arranger, 'pages', v.pages),
  'note', i.note, 'transposition', i.transposition)`;

/** One item by itself: how many stand before it has to be counted. */
export const itemCard = toldOfItem(sql`(
  SELECT count(*)::int FROM setlist_items b JOIN scores t ON t.id = b.score_id AND t.trashed_at IS NULL
  WHERE b.setlist_id = i.setlist_id AND b.position <= i.position)`);

/** All of a setlist. */
const items = (l: Sql): Sql => sql`(
  SELECT coalesce(json_agg(item.told ORDER BY item.position), '[]') FROM (
    SELECT i.position, ${toldOfItem(sql`row_number() OVER (ORDER BY i.position)`)} AS told FROM ${shownItems} WHERE i.setlist_id = ${l}.id) item)`;

/** What is told of a setlist, given the name of its row. */
const told = (l: Sql): Sql => sql`${l}.id, ${l}.version, ${l}.title, ${l}.description,
  (SELECT count(*)::int FROM ${shownItems} WHERE i.setlist_id = ${l}.id) AS item_count,
  (SELECT coalesce(sum(v.pages), 0)::int FROM ${shownItems} WHERE i.setlist_id = ${l}.id) AS total_pages, ${l}.created_at, ${l}.updated_at`;

/** A setlist as JSON, without what is in it. */
export const cardOf = (l: Sql): Sql => sql`(SELECT row_to_json(card) FROM (SELECT ${told(l)}) card)`;
/** With it. */
export const wholeOf = (l: Sql): Sql => sql`(SELECT row_to_json(card) FROM (SELECT ${told(l)}, ${items(l)} AS items) card)`;
