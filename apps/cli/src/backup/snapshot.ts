import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type StoredTable, partitionsOf, sequencesOf, tablesOf } from './catalogue';
import { LEFT_OUT } from './left-out';
import type { Manifest, TablePart } from './manifest';
import { writePart } from './parts';
import { rowsOf } from './session';
import { storedKeys } from './stored-keys';

/** Lists the files that rows refer to, one a line. They are copied when the snapshot is no longer needed. */
export const KEYS_FILE = 'keys.txt';

type Database = Pick<Manifest, 'migrations' | 'tables' | 'partitions' | 'sequences'>;

/**
 * Writes all tables into `folder`, as of one moment. Writers do not wait; a migration that changes a table does. The locks are taken before
 * the first SELECT, because Postgres takes the snapshot then.
 */
export async function saveTables(client: Client, folder: string): Promise<Database> {
  const tables = (await tablesOf(client)).filter(({ name }) => !(name in LEFT_OUT));
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query(`LOCK TABLE ${tables.map(({ name }) => client.escapeIdentifier(name)).join(', ')} IN ACCESS SHARE MODE`);
  const migrations = await rowsOf<{ name: string }>(client, 'SELECT name FROM migrations ORDER BY id');
  await writePart(folder, KEYS_FILE, client.query(copyTo(`COPY (${await storedKeys(client)}) TO STDOUT`)));
  const parts: TablePart[] = [];
  for (const table of tables) parts.push(await saveTable(client, folder, table));
  const rest = { partitions: await partitionsOf(client), sequences: await sequencesOf(client) };
  await client.query('COMMIT');
  return { migrations: migrations.map(({ name }) => name), tables: parts, ...rest };
}

async function saveTable(client: Client, folder: string, { name, columns }: StoredTable): Promise<TablePart> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const rows = client.query(copyTo(`COPY (SELECT ${list} FROM ${client.escapeIdentifier(name)}) TO STDOUT`));
  const part = await writePart(folder, join('tables', `${name}.copy.gz`), rows, createGzip());
  return { table: name, columns, rows: (rows as unknown as { rowCount: number }).rowCount, ...part };
}
