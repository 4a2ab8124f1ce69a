import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { accessFacts, foldersReadable } from './access.scope';

/** `FoldersPolicy.read` as an SQL condition. */
export const foldersVisibleTo = (viewer: Actor): Sql =>
  sql`f.company_id = ${viewer.company_id} AND f.id = ANY (${foldersReadable(viewer)})`;

/** The columns that `FoldersPolicy` needs. */
export const folderFacts = sql`f.company_id, CASE WHEN f.trashed_at IS NULL THEN 'kept' ELSE 'in_trash' END AS status, ${accessFacts()}`;

/** The folder above, if the viewer may see it. */
export const parentSeenBy = (viewer: Actor): Sql => sql`CASE WHEN f.parent_id = ANY (${foldersReadable(viewer)}) THEN f.parent_id END`;
