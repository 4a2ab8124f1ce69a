import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type TriggerState, foreignKeysOf, partitionsOf, triggersOf } from './catalogue';
import type { Manifest, SequencePlace, TablePart, TablePartition } from './manifest';

/** Number of ids to skip: those assigned after the backup are in mails and links, and must not be assigned again. */
const LEAP = { integer: 10_000, bigint: 1_000_000 };

/**
 * Fills the tables of a new schema from a backup, in one transaction. An ordinary owner cannot disable foreign keys, so they are dropped
 * and created again, which also checks every row. The schema's own triggers are disabled meanwhile: they ran when the rows were written.
 */
export async function load(client: Client, folder: string, manifest: Manifest): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    await makePartitions(client, manifest.partitions);
    const foreignKeys = await foreignKeysOf(client);
    const triggers = await triggersOf(client);
    for (const { table, name } of foreignKeys) await alter(client, table, `DROP CONSTRAINT ${client.escapeIdentifier(name)}`);
    for (const trigger of triggers) await turn(client, trigger, 'DISABLE');
    for (const part of manifest.tables) await loadTable(client, folder, part);
    for (const place of manifest.sequences) await advance(client, place);
    for (const trigger of triggers) await turn(client, trigger, trigger.enable);
    for (const { table, name, definition } of foreignKeys)
      await alter(client, table, `ADD CONSTRAINT ${client.escapeIdentifier(name)} ${definition}`);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
  await client.query('ANALYZE');
}

/** Replaces the partitions of the new schema by those of the backup. They are created month by month, so the two differ. */
async function makePartitions(client: Client, wanted: readonly TablePartition[]): Promise<void> {
  const nameOf = ({ schema, name }: TablePartition) => `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
  for (const made of await partitionsOf(client)) await client.query(`DROP TABLE ${nameOf(made)}`);
  for (const one of wanted)
    await client.query(`CREATE TABLE ${nameOf(one)} PARTITION OF ${client.escapeIdentifier(one.parent)} ${one.bounds}`);
}

async function loadTable(client: Client, folder: string, { table, columns, rows, path }: TablePart): Promise<void> {
  const [name, list] = [client.escapeIdentifier(table), columns.map((column) => client.escapeIdentifier(column)).join(', ')];
  // Migrations may have written rows. The backup has them in their later state.
  await client.query(`DELETE FROM ${name}`);
  const target = client.query(copyFrom(`COPY ${name} (${list}) FROM STDIN`));
  await pipeline(createReadStream(join(folder, path)), createGunzip(), target);
  const loaded = (target as unknown as { rowCount: number }).rowCount;
  if (loaded !== rows) throw new Error(`${table} has ${loaded} rows instead of ${rows}.`);
}

async function advance(client: Client, { name, last_value, is_called }: SequencePlace): Promise<void> {
  await client.query(
    `SELECT setval(s.seqrelid::regclass, least($2::bigint + CASE
       WHEN NOT $3 THEN 0 WHEN s.seqtypid = 'bigint'::regtype THEN ${LEAP.bigint} ELSE ${LEAP.integer} END, s.seqmax), $3)
     FROM pg_sequence s WHERE s.seqrelid = to_regclass($1)`,
    [client.escapeIdentifier(name), last_value, is_called],
  );
}

const turn = (client: Client, { table, name }: TriggerState, how: string): Promise<void> =>
  alter(client, table, `${how} TRIGGER ${client.escapeIdentifier(name)}`);

async function alter(client: Client, table: string, change: string): Promise<void> {
  await client.query(`ALTER TABLE ${client.escapeIdentifier(table)} ${change}`);
}
