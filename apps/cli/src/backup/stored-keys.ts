import type { Client } from 'pg';
import { rowsOf } from './session';

/**
 * Tables whose rows refer to files in the storage, each with the area and the column. Unfinished files and files to be deleted are not
 * backed up.
 */
const NAMING = [
  { table: 'stored_objects', area: 'objects', column: 'id' },
  { table: 'derived_objects', area: 'derived', column: 'id' },
  { table: 'audit_archives', area: 'archives', column: 'object_id' },
] as const;

/** Selects the names of all files that belong to a backup. A database of an older version may have fewer tables. */
export async function storedKeys(client: Client): Promise<string> {
  const there = await rowsOf<{ table: string }>(
    client,
    `SELECT t AS table FROM unnest(ARRAY[${NAMING.map(({ table }) => `'${table}'`).join()}]) t WHERE to_regclass(t) IS NOT NULL`,
  );
  const known = new Set(there.map(({ table }) => table));
  return NAMING.filter(({ table }) => known.has(table))
    .map(({ table, area, column }) => `SELECT DISTINCT '${area}/' || left(${column}::text, 2) || '/' || ${column} FROM ${table}`)
    .join(' UNION ALL ');
}
