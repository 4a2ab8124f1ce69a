import { env } from '@app/config';
import { type Sql, isOneOf, sql } from '@app/database';
import { FileStatus, INFECTED } from './file-status';
import type { UploadedFile } from './uploaded-file.entity';

/** True if files are scanned for malware. */
export const isScanning = (): boolean => env.CLAMD_URL !== undefined;

const PROCESSED: readonly FileStatus[] = [FileStatus.Ready, FileStatus.Trashed];

/**
 * True if the bytes of a file may leave the storage: where files are scanned, only after they have passed. A file that was ready before
 * scanning began stays so.
 */
export const isServable = ({ status, failure, scanned_at }: Pick<UploadedFile, 'status' | 'failure' | 'scanned_at'>): boolean =>
  failure !== INFECTED && (!isScanning() || scanned_at !== null || (PROCESSED.includes(status) && failure === null));

/** `isServable` as an SQL condition on a row of files. */
export const servable = (f: Sql): Sql =>
  isScanning() ? sql`(${f}.scanned_at IS NOT NULL OR (${isOneOf(sql`${f}.status`, PROCESSED)} AND ${f}.failure IS NULL))` : sql`true`;
