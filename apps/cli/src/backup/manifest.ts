import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { derivedSecrets } from '@app/auth';

export const MANIFEST_FILE = 'manifest.json';
/** The folder of a backup has this suffix until it is completely on disk. */
export const UNFINISHED = '.unfinished';
export const FILE_LIST = 'files.jsonl.gz';
export const BACKUP_FORMAT = 'tutti-backup';
/** Increased when older programs can no longer read a backup correctly. */
export const FORMAT_VERSION = 1;

/** A file of a backup on disk. */
export interface Part {
  /** Relative to the backup's folder. */
  readonly path: string;
  readonly size_bytes: number;
  /** SHA-256 of these bytes, in hexadecimal. */
  readonly sha256: string;
}

export interface TablePart extends Part {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

export interface SequencePlace {
  readonly name: string;
  readonly last_value: string;
  readonly is_called: boolean;
}

export interface TablePartition {
  readonly schema: string;
  readonly name: string;
  readonly parent: string;
  /** As Postgres writes it: `FOR VALUES FROM (…) TO (…)`, or `DEFAULT`. */
  readonly bounds: string;
}

export interface FileListPart extends Part {
  readonly count: number;
  readonly total_bytes: number;
  /** Number of files that rows refer to and the storage did not have. */
  readonly lost: number;
}

/** Lists the parts of a backup. It is written last: a folder without one is not a backup. */
export interface Manifest {
  readonly format: typeof BACKUP_FORMAT;
  readonly format_version: number;
  /** Version of the program that wrote it. */
  readonly version: string;
  readonly created_at: string;
  /** Names of all applied migrations, the oldest first. */
  readonly migrations: readonly string[];
  /** Tells whether another installation has the same SECRET_KEY, and reveals nothing else about the key. */
  readonly key_check: string;
  readonly tables: readonly TablePart[];
  readonly partitions: readonly TablePartition[];
  readonly sequences: readonly SequencePlace[];
  readonly files: FileListPart;
}

const PATH = /^(?:tables\/[a-z0-9_]+\.copy\.gz|files\.jsonl\.gz)$/;
// Only literals, because Postgres evaluates this text with the rights of the tables' owner.
const BOUNDS = /^(?:DEFAULT|FOR VALUES FROM \((?:MINVALUE|'[\d :.+-]+')\) TO \((?:MAXVALUE|'[\d :.+-]+')\))$/;

/** Reads the manifest of the backup in `folder`. Throws an error for people if there is none, or if this program cannot read it. */
export async function readManifest(folder: string): Promise<Manifest> {
  if (folder.endsWith(UNFINISHED)) throw new Error(`${folder} is an unfinished backup. Nothing was changed.`);
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new Error(`${folder} has no ${MANIFEST_FILE}: it is not a backup, or an unfinished one. Nothing was changed.`);
  const manifest = parsed(text);
  if (manifest?.format !== BACKUP_FORMAT)
    throw new Error(`${folder} has a ${MANIFEST_FILE} that does not belong to a backup. Nothing was changed.`);
  if (manifest.format_version > FORMAT_VERSION)
    throw new Error(
      `The backup was made by a newer version of Tutti (${manifest.version}): restore it with that version. Nothing was changed.`,
    );
  if (!isSafe(manifest)) throw new Error(`The ${MANIFEST_FILE} of ${folder} is damaged. Nothing was changed.`);
  return manifest;
}

/** The fingerprints of SECRET_KEY and of PREVIOUS_SECRET_KEY, in this order. */
export const keyChecks = (): string[] =>
  derivedSecrets('backup').map((secret) => createHmac('sha256', secret).update('fingerprint').digest('hex').slice(0, 32));

function parsed(text: string): Manifest | undefined {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return undefined;
  }
}

/** True if every path stays in the folder, and the bounds of every partition are bounds and no other SQL. */
function isSafe({ tables, files, partitions }: Manifest): boolean {
  try {
    return [...tables, files].every(({ path }) => PATH.test(path)) && partitions.every(({ bounds }) => BOUNDS.test(bounds));
  } catch {
    return false;
  }
}
