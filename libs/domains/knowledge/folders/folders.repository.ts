import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type Instant,
  type Page,
  among,
  and,
  containing,
  orderBy,
  sql,
  touched,
  translating,
} from '@app/database';
import { NotFound } from '@app/errors';
import { DEPARTMENT } from '@organisation/departments/nouns';
import { FOLDER_DEPARTMENT_FKEY, FOLDER_NAME_KEY, FOLDER_PARENT_FKEY, Folder } from './folder.entity';
import { FolderNameTaken } from './folders.errors';
import type { FolderFacts } from './folders.policy';
import { folderFacts, foldersVisibleTo, parentSeenBy } from './folders.scope';
import { type FolderNodeView, type FolderResource, type FolderView, folderView, nodeColumns } from './folders.view';
import { FOLDER } from './nouns';

export interface FolderQuery extends IdsRequest {
  readonly search?: string;
  readonly parent_id?: readonly number[];
  readonly department_id?: readonly number[];
  readonly is_private?: boolean;
  readonly trashed?: boolean;
  readonly ordering: readonly string[];
}

const refusals = {
  [FOLDER_NAME_KEY]: () => new FolderNameTaken(),
  [FOLDER_PARENT_FKEY]: () => new NotFound(FOLDER),
  [FOLDER_DEPARTMENT_FKEY]: () => new NotFound(DEPARTMENT),
};
const sortable = { name: sql`lower(f.name)`, created_at: sql`f.created_at`, updated_at: sql`f.updated_at` };

@Injectable()
export class FoldersRepository {
  constructor(private readonly db: Database) {}

  /** Finds a folder that the viewer can see, with the facts that decide its permissions. */
  find(viewer: Actor, id: number): Promise<FolderResource | undefined> {
    return this.db.row(sql<FolderResource>`
      SELECT f.id, f.version, ${folderView(viewer)}::text AS json, ${folderFacts} FROM folders f WHERE f.id = ${id} AND ${foldersVisibleTo(viewer)}`);
  }

  @FindsResource('folder')
  subject(id: number): Promise<FolderFacts | undefined> {
    return this.db.row(sql<FolderFacts>`SELECT ${folderFacts} FROM folders f WHERE f.id = ${id}`);
  }

  /** Locks the row until the transaction ends, so that two writers cannot both read the old state. */
  findForUpdate(id: number): Promise<Folder | null> {
    return this.db.findForUpdate(Folder, sql`id = ${id}`);
  }

  /** Locks a folder so that it cannot be deleted (`FOR SHARE`). Undefined if there is none. */
  async lockKept(id: number): Promise<Folder | undefined> {
    return (await this.db.findAllForUpdate(Folder, sql`id = ${id}`, sql`FOR SHARE`))[0];
  }

  list(
    viewer: Actor,
    { ids, search, parent_id, department_id, is_private, trashed, ordering, ...page }: FolderQuery,
  ): Promise<Page<FolderView>> {
    return this.db.page(
      {
        select: sql`${folderView(viewer)} AS json`,
        as: sql`row.json`,
        from: sql`folders f`,
        where: and(
          foldersVisibleTo(viewer),
          trashed ? sql`f.trashed_at IS NOT NULL` : sql`f.trashed_at IS NULL`,
          among(sql`f.id`, ids),
          among(parentSeenBy(viewer), parent_id),
          among(sql`f.department_id`, department_id),
          is_private !== undefined && sql`f.is_private = ${is_private}`,
          search && sql`f.name ILIKE ${containing(search)}`,
        ),
        order: orderBy(ordering, sortable, sql`f.id`),
      },
      page,
    );
  }

  /** All folders that the viewer can see, by name. There are no pages, because a company has a limited number. */
  listAll(viewer: Actor): Promise<FolderNodeView[]> {
    return this.db.rows(sql<FolderNodeView>`
      SELECT ${nodeColumns(viewer)} FROM folders f WHERE ${foldersVisibleTo(viewer)} AND f.trashed_at IS NULL ORDER BY lower(f.name), f.id`);
  }

  async add(folder: Folder): Promise<void> {
    await translating(this.db.add(folder), refusals);
  }

  save(folder: Folder): Promise<void> {
    return translating(this.db.save(folder), refusals);
  }

  async touch({ id }: Pick<Folder, 'id'>): Promise<void> {
    await this.db.rows(sql`UPDATE folders SET ${touched(Folder)} WHERE id = ${id}`);
  }

  /** Moves a folder, with all beneath it, to the path `above`. Returns the number of folders on the longest resulting path. */
  async rebase({ id, company_id, path }: Folder, above: readonly number[]): Promise<number> {
    const moved = await this.db.rows(sql<{ depth: number }>`
      UPDATE folders SET path = ${above}::int[] || path[${path.length}:] 
      WHERE company_id = ${company_id} AND path @> ARRAY[${id}]::int[] RETURNING cardinality(path) AS depth`);
    return Math.max(...moved.map(({ depth }) => depth));
  }

  /** Serialises changes of the tree per company: two moves, each valid by itself, could form a cycle. */
  async lockTree(company_id: string): Promise<void> {
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended('folders of ' || ${company_id}::text, 0))`);
  }

  async count(company_id: string): Promise<number> {
    const found = await this.db.row(sql<{ count: number }>`
      SELECT count(*)::int AS count FROM folders f WHERE f.company_id = ${company_id} AND f.trashed_at IS NULL`);
    return found!.count;
  }

  /** Locks folders that were moved to the trash before this time and have neither folders nor documents any more. */
  findEmptyTrashedBefore(time: Instant): Promise<Folder[]> {
    return this.db.findAllForUpdate(
      Folder,
      sql`trashed_at < ${time} AND NOT EXISTS (SELECT FROM folders f WHERE f.parent_id = folders.id)
        AND NOT EXISTS (SELECT FROM documents d WHERE d.folder_id = folders.id) ORDER BY id LIMIT 500`,
    );
  }

  async remove(folders: readonly Folder[]): Promise<void> {
    const ids = folders.map(({ id }) => id);
    if (ids.length > 0) await this.db.rows(sql`DELETE FROM folders WHERE id = ANY (${ids}::int[])`);
  }

  /** Tells whether a folder has folders or documents that are not in the trash. */
  async isFilled(id: number): Promise<boolean> {
    const found = await this.db.row(sql<{ is_filled: boolean }>`
      SELECT EXISTS (SELECT FROM folders f WHERE f.parent_id = ${id} AND f.trashed_at IS NULL)
        OR EXISTS (SELECT FROM documents d WHERE d.folder_id = ${id} AND d.trashed_at IS NULL) AS is_filled`);
    return found!.is_filled;
  }
}
