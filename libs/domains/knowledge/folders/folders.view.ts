import type { Actor } from '@app/auth';
import { type JsonResource, type Sql, sql } from '@app/database';
import { personOf } from '@organisation/users';
import type { FolderNodeDto, FolderRowDto } from './folders.dto';
import type { FolderFacts } from './folders.policy';
import { parentSeenBy } from './folders.scope';

/** A folder as a list returns it. */
export type FolderView = FolderRowDto;

/** A folder of the tree, without its depth. */
export type FolderNodeView = Omit<FolderNodeDto, 'depth'>;

/** A folder as JSON, with the facts that decide its permissions. */
export type FolderResource = JsonResource<FolderView> & FolderFacts;

const department = sql`(SELECT json_build_object('id', d.id, 'name', d.name) FROM departments d WHERE d.id = f.department_id)`;

/** A folder (`f`) as JSON. */
export const folderView = (viewer: Actor): Sql => sql`json_build_object('id', f.id, 'version', f.version, 'name', f.name,
  'parent_id', ${parentSeenBy(viewer)}, 'department', ${department}, 'is_private', f.is_private,
  'creator', ${personOf(sql`f.created_by`)}, 'created_at', f.created_at, 'updated_at', f.updated_at, 'trashed_at', f.trashed_at)`;

/** Columns of a folder (`f`) of the tree. */
export const nodeColumns = (viewer: Actor): Sql =>
  sql`f.id, f.version, f.name, ${parentSeenBy(viewer)} AS parent_id, ${department} AS department, f.is_private`;
