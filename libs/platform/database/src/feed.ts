import { ValidationFailed } from '@app/errors';
import type { Json } from './page';
import { type Sql, sql } from './sql';

export interface FeedRequest {
  /** The previous answer's `next_cursor`; none for the beginning. */
  readonly cursor?: string;
  readonly limit: number;
}

export interface FeedPage<Row> {
  /** `null` at the end. Opaque and URL-safe. */
  readonly next_cursor: string | null;
  readonly results: Json<Row[]>;
}

/** A sort key of a feed: a column without nulls, and its type. */
export interface FeedKey {
  readonly by: Sql;
  readonly type: 'bigint' | 'timestamptz' | 'uuid' | 'text';
}

export interface FeedListing {
  readonly select: Sql;
  readonly from: Sql;
  readonly where: Sql;
  /** The last key is unique, so that no row appears twice: `[{ by: sql`a.id`, type: 'bigint' }]`. An index must have them in this order. */
  readonly keys: readonly FeedKey[];
  /** Oldest first instead of newest first. */
  readonly ascending?: boolean;
  /**
   * A column with one value in all rows of the feed, which the index has before the keys. Needed for an enum: row level security keeps
   * Postgres from concluding from an equality of enums that the rows are in the order of the keys.
   */
  readonly fixed?: Sql;
}

/**
 * One statement for a part of a feed. The cursor is a value instead of an offset, so that late pages cost no more than the first one, and
 * rows added meanwhile cause no gaps or duplicates. `max` of a single text is that text.
 */
export function feedOf({ select, from, where, keys, ascending = false, fixed }: FeedListing, { cursor, limit }: FeedRequest) {
  const scope = cursor === undefined ? where : sql`${where} AND ${beyond(keys, cursor, ascending)}`;
  const columns = [...(fixed ? [fixed] : []), ...keys.map(({ by }) => by)];
  const order = listOf(columns.map((column) => (ascending ? sql`${column} ASC` : sql`${column} DESC`)));
  return sql<{ key: string | null; results: string }>`
    SELECT coalesce(json_agg(row) FILTER (WHERE n <= ${limit}), '[]')::text AS results,
           CASE WHEN count(*) > ${limit} THEN max(key) FILTER (WHERE n = ${limit}) END AS key
    FROM (SELECT (SELECT row_to_json(item) FROM (SELECT ${select}) item) AS row,
                 json_build_array(${listOf(keys.map(({ by }) => by))})::text AS key, row_number() OVER (ORDER BY ${order}) AS n
          FROM ${from} WHERE ${scope} ORDER BY ${order} LIMIT ${limit + 1}) page`;
}

export const cursorOf = (key: string): string => Buffer.from(key).toString('base64url');

function beyond(keys: readonly FeedKey[], cursor: string, ascending: boolean): Sql {
  const values = valuesOf(cursor);
  if (values.length !== keys.length || !keys.every(({ type }, index) => FITS[type](values[index]))) throw unreadable();
  const place = listOf(keys.map(({ type }, index) => sql`${values[index]}::${TYPES[type]}`));
  const here = listOf(keys.map(({ by }) => by));
  return ascending ? sql`(${here}) > (${place})` : sql`(${here}) < (${place})`;
}

function valuesOf(cursor: string): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}

const listOf = (pieces: readonly Sql[]): Sql => pieces.reduce((all, next) => sql`${all}, ${next}`);

const TYPES = { bigint: sql`bigint`, timestamptz: sql`timestamptz`, uuid: sql`uuid`, text: sql`text` };
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const FITS: Record<FeedKey['type'], (value: unknown) => boolean> = {
  bigint: (value) => Number.isSafeInteger(value),
  timestamptz: (value) => typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value)),
  uuid: (value) => typeof value === 'string' && UUID.test(value),
  text: (value) => typeof value === 'string' && !value.includes('\0'),
};

const unreadable = () =>
  new ValidationFailed([{ field: 'cursor', message: { en: 'is not a valid cursor', ko: '올바른 커서가 아닙니다' } }]);
