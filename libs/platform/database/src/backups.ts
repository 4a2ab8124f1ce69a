import type { DataSource } from 'typeorm';
import type { Database } from './database';
import { sql } from './sql';

/** Advisory lock that a session holds while it makes a backup. */
export const BACKUP_LOCK = 7_431;

/** This table exists during a restore, and after a restore that was interrupted. */
export const UNFINISHED_RESTORE = 'unfinished_restore';

/** True if a backup is running. Files of its snapshot must then stay in the storage. */
export async function isBackupRunning(db: Database): Promise<boolean> {
  const found = await db.row(sql`
    SELECT FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND classid = 0 AND objid = ${BACKUP_LOCK}::int::oid
      AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())`);
  return found !== undefined;
}

/** Throws while a restore is unfinished, because the database then has only a part of its rows. */
export async function refuseUnfinishedRestore(source: Pick<DataSource, 'query'>): Promise<void> {
  const [found] = await source.query<{ there: boolean }[]>(`SELECT to_regclass('public.${UNFINISHED_RESTORE}') IS NOT NULL AS there`);
  if (found?.there)
    throw new Error('A restore into this database has not finished. If none is running, empty the database and restore again.');
}
