import type { Client } from 'pg';
import type { SequencePlace, TablePartition } from './manifest';
import { rowsOf } from './session';

/** A table, and its columns without the generated ones. */
export interface StoredTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A foreign key, and the SQL that creates it. */
export interface ForeignKeyText {
  readonly name: string;
  readonly table: string;
  readonly definition: string;
}

export interface TriggerState {
  readonly name: string;
  readonly table: string;
  /** How it is enabled again: `ENABLE`, `ENABLE ALWAYS`, `ENABLE REPLICA`. */
  readonly enable: string;
}

const NOT_OF_AN_EXTENSION = `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`;
const OWN = `c.relnamespace = 'public'::regnamespace AND ${NOT_OF_AN_EXTENSION}`;

/** Lists tables, without partitions, and without unlogged tables: a crash of Postgres empties these, so nothing relies on them. */
export const tablesOf = (client: Client): Promise<StoredTable[]> =>
  rowsOf(
    client,
    `SELECT c.relname::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE ${OWN} AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence = 'p' GROUP BY c.relname ORDER BY c.relname`,
  );

export const partitionsOf = (client: Client): Promise<TablePartition[]> =>
  rowsOf(
    client,
    `SELECT c.relnamespace::regnamespace::text AS schema, c.relname::text AS name, p.relname::text AS parent, pg_get_expr(c.relpartbound, c.oid) AS bounds
     FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid JOIN pg_class p ON p.oid = i.inhparent
     WHERE p.relnamespace = 'public'::regnamespace AND c.relispartition AND c.relkind = 'r' ORDER BY p.relname, c.relname`,
  );

export const sequencesOf = (client: Client): Promise<SequencePlace[]> =>
  rowsOf<{ name: string }>(client, `SELECT c.relname::text AS name FROM pg_class c WHERE ${OWN} AND c.relkind = 'S' ORDER BY 1`).then(
    async (found) => {
      const places: SequencePlace[] = [];
      for (const { name } of found) {
        const [place] = await rowsOf<Omit<SequencePlace, 'name'>>(
          client,
          `SELECT last_value::text, is_called FROM ${client.escapeIdentifier(name)}`,
        );
        if (place) places.push({ name, ...place });
      }
      return places;
    },
  );

export const foreignKeysOf = (client: Client): Promise<ForeignKeyText[]> =>
  rowsOf(
    client,
    `SELECT k.conname::text AS name, c.relname::text AS table, pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE ${OWN} AND k.contype = 'f' AND k.conparentid = 0 ORDER BY 2, 1`,
  );

export const triggersOf = (client: Client): Promise<TriggerState[]> =>
  rowsOf(
    client,
    `SELECT t.tgname::text AS name, c.relname::text AS table,
       CASE t.tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE' END AS enable
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE ${OWN} AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgparentid = 0 ORDER BY 2, 1`,
  );

/** True if the database is empty: no table, view or sequence in any schema. */
export const isEmptyDatabase = async (client: Client): Promise<boolean> =>
  (
    await rowsOf(
      client,
      `SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND ${NOT_OF_AN_EXTENSION} AND c.relkind IN ('r', 'p', 'v', 'm', 'S') LIMIT 1`,
    )
  ).length === 0;
