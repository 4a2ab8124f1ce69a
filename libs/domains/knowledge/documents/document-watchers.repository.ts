import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type IdsRequest, type Page, among, and, orderBy, sql } from '@app/database';
import { person } from '@organisation/users';
import type { DocumentWatcher } from './document-watcher.entity';
import type { WatcherView } from './document-watchers.view';
import { isReader } from './documents.scope';

export interface WatcherQuery extends IdsRequest {
  readonly ordering: readonly string[];
}

const sources = sql`document_watchers w JOIN documents d ON d.id = w.document_id AND d.company_id = w.company_id
  JOIN folders f ON f.id = d.folder_id AND f.company_id = d.company_id JOIN users u ON u.id = w.user_id AND u.company_id = d.company_id`;
const sortable = { name: sql`u.name`, created_at: sql`w.created_at` };

@Injectable()
export class DocumentWatchersRepository {
  constructor(private readonly db: Database) {}

  /** People who watch a document and may still read it. */
  list(viewer: Actor, document_id: number, { ids, ordering, ...page }: WatcherQuery): Promise<Page<WatcherView>> {
    return this.db.page(
      {
        select: sql`u.id, 1 AS version, ${person(sql`u`)} AS person, w.created_at`,
        from: sources,
        where: and(sql`w.document_id = ${document_id} AND w.company_id = ${viewer.company_id}`, isReader(sql`u`), among(sql`u.id`, ids)),
        order: orderBy(ordering, sortable, sql`u.id`),
      },
      page,
    );
  }

  /** Ids of the people who watch a document and may still read it. For the worker: there is no viewer. */
  async idsOf(document_id: number, company_id: string): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT u.id FROM ${sources} WHERE w.document_id = ${document_id} AND w.company_id = ${company_id} AND ${isReader(sql`u`)} ORDER BY u.id`);
    return found.map(({ id }) => id);
  }

  /** Counts the people who watch a document, and locks the number: until the transaction ends, nobody else can begin to watch it. */
  async lockCount(document_id: number): Promise<number> {
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended('watchers of ' || ${document_id}::text, 0))`);
    const found = await this.db.row(sql<{ count: number }>`
      SELECT count(*)::int AS count FROM document_watchers w WHERE w.document_id = ${document_id}`);
    return found!.count;
  }

  async isWatched(document_id: number, user_id: number): Promise<boolean> {
    const found = await this.db.row(sql<{ is_watched: boolean }>`
      SELECT EXISTS (SELECT FROM document_watchers w WHERE w.document_id = ${document_id} AND w.user_id = ${user_id}) AS is_watched`);
    return found!.is_watched;
  }

  async add(watcher: DocumentWatcher): Promise<void> {
    await this.db.addIfFree(watcher);
  }

  async remove(document_id: number, user_id: number): Promise<void> {
    await this.db.rows(sql`DELETE FROM document_watchers WHERE document_id = ${document_id} AND user_id = ${user_id}`);
  }

  /** Ends all watching of a person. */
  async removeOf(user_id: number): Promise<void> {
    await this.db.rows(sql`DELETE FROM document_watchers WHERE user_id = ${user_id}`);
  }
}
