import type { Json } from './page';
import { type Sql, sql } from './sql';

/** The most groups of an answer. */
const MOST = 200;

/** Rows to be counted by a key. */
export interface Grouping {
  readonly from: Sql;
  readonly where: Sql;
  /** An expression over a row: rows with the same value are one group. */
  readonly key: Sql;
  /** The name of a group, from its `k.key`. */
  readonly name?: Sql;
}

export interface Group {
  /** `null` for rows without a value. */
  readonly value: string | null;
  readonly name: string | null;
  readonly count: number;
}

export interface Groups {
  readonly has_more: boolean;
  readonly results: Json<Group[]>;
}

/** One statement that counts rows by a key: the largest groups first, at most 200. */
export const groupsOf = ({ from, where, key, name = sql`NULL::text` }: Grouping) => sql<{ has_more: boolean; results: string }>`
  SELECT count(*) > ${MOST} AS has_more, coalesce(json_agg(json_build_object('value', k.key::text, 'name', ${name}, 'count', k.count)
    ORDER BY k.place) FILTER (WHERE k.place <= ${MOST}), '[]')::text AS results
  FROM (SELECT g.key, g.count, row_number() OVER (ORDER BY g.count DESC, g.key) AS place FROM (
    SELECT ${key} AS key, count(*)::int AS count FROM ${from} WHERE ${where} GROUP BY 1) g ORDER BY place LIMIT ${MOST + 1}) k`;
