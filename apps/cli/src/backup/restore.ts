import { resolve } from 'node:path';
import type { Client } from 'pg';
import { UNFINISHED_RESTORE } from '@app/database';
import { storageOfSettings } from '@app/storage';
import { type DatabaseSession, alone } from '../alone';
import { knownMigrations, run, runOnly } from '../migrations';
import { summaryOf } from './backup';
import { isEmptyDatabase } from './catalogue';
import { load } from './load';
import { type Manifest, keyChecks, readManifest } from './manifest';
import { asOwner, rowsOf } from './session';
import { putFiles } from './stored-files';
import { verifyBackup } from './verification';
import { inWords } from './words';

interface RestoreWishes {
  readonly folder: string | undefined;
  /** True to restore even if the backup was made with another SECRET_KEY. */
  readonly withoutKey: boolean;
}

/**
 * Restores a backup into an empty database and into the storage. Everything is checked before anything is changed. During the restore, and
 * after an interrupted one, the apps and the migrations refuse the database.
 */
export async function restore({ folder: given, withoutKey }: RestoreWishes, say: (line: string) => number): Promise<number> {
  if (!given) throw new Error('restore needs the folder of a backup: restore /srv/backups/tutti-20261130T045112Z');
  const folder = resolve(given);
  const manifest = await readManifest(folder);
  if (!withoutKey) requireKey(manifest);
  await alone(
    async (session) => {
      requireKnown(session, manifest);
      await asOwner(async (client) => requireEmpty(client, await pidOf(session)));
      await verifyBackup(folder, manifest);
      await fill(session, folder, manifest);
    },
    { restores: true },
  );
  say(`Restored ${folder}: ${summaryOf(manifest)}.`);
  if (manifest.files.lost > 0)
    process.stderr.write(`${manifest.files.lost} files were missing when the backup was made, and are missing here.\n`);
  return 0;
}

async function fill(session: DatabaseSession, folder: string, manifest: Manifest): Promise<void> {
  await session.runner.query(`CREATE TABLE ${UNFINISHED_RESTORE} AS SELECT now() AS begun_at`);
  try {
    await runOnly(session, manifest.migrations);
    await asOwner((client) => load(client, folder, manifest));
    await putFiles(storageOfSettings(), folder, manifest);
    // This runs the migrations that are newer than the backup, and grants the rights of the apps.
    await run(session);
    await session.runner.query(`DROP TABLE ${UNFINISHED_RESTORE}`);
  } catch (error) {
    throw new Error(`The restore failed: ${inWords(error)} Empty the database before you try again.`, { cause: error });
  }
}

async function pidOf({ runner }: DatabaseSession): Promise<number> {
  return ((await runner.query('SELECT pg_backend_pid() AS pid')) as { pid: number }[])[0]!.pid;
}

/** The secrets of one-time codes are encrypted with a key that is derived from SECRET_KEY. */
function requireKey({ key_check }: Manifest): void {
  if (keyChecks().includes(key_check)) return;
  throw new Error(
    'The backup was made with another SECRET_KEY: without it, no code from an authenticator app is accepted. Set SECRET_KEY or ' +
      'PREVIOUS_SECRET_KEY to that key, or restore without it, using --without-key. Nothing was changed.',
  );
}

function requireKnown(session: DatabaseSession, { migrations, version }: Manifest): void {
  const known = new Set(knownMigrations(session));
  const unknown = migrations.find((name) => !known.has(name));
  if (!unknown) return;
  throw new Error(
    `The backup was made by a newer version of Tutti (${version}): ${unknown} is unknown to this version. Restore it with that version. Nothing was changed.`,
  );
}

const isUnfinished = async (client: Client): Promise<boolean> =>
  (await rowsOf(client, `SELECT WHERE to_regclass('public.${UNFINISHED_RESTORE}') IS NOT NULL`)).length > 0;

async function requireEmpty(client: Client, own: number): Promise<void> {
  const others = await rowsOf<{ n: number }>(
    client,
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = current_database() AND backend_type = 'client backend' AND pid NOT IN (pg_backend_pid(), ${own})`,
  );
  if (others[0]!.n > 0)
    throw new Error('Other processes are connected to the database: stop the api and the worker first. Nothing was changed.');
  if (await isEmptyDatabase(client)) return;
  if (await isUnfinished(client))
    throw new Error(
      'A restore into this database was interrupted. Empty the database (DROP DATABASE and CREATE DATABASE; with the embedded one, remove ' +
        'the folder postgres of DATA_DIR), and restore again. Nothing was changed.',
    );
  throw new Error(
    'The database is not empty. Restore into a new one (CREATE DATABASE), or with the embedded one into a new DATA_DIR. Nothing was changed.',
  );
}
