import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type Page } from '@app/database';
import { DocumentLock } from './document-lock';
import { DocumentWatcher } from './document-watcher.entity';
import { DocumentWatchersRepository, type WatcherQuery } from './document-watchers.repository';
import type { WatcherView } from './document-watchers.view';
import { DocumentFull } from './documents.errors';
import { DocumentsPolicy } from './documents.policy';

const MAX_WATCHERS = 1_000;

/** People who watch documents. They are notified of new versions and of comments, as long as they may read the document. */
@Injectable()
export class DocumentWatchersService {
  constructor(
    private readonly watchers: DocumentWatchersRepository,
    private readonly lock: DocumentLock,
    private readonly db: Database,
  ) {}

  async list(actor: Actor, document_id: number, query: WatcherQuery): Promise<Page<WatcherView>> {
    await this.lock.look(actor, document_id, DocumentsPolicy.read_watchers);
    return this.watchers.list(actor, document_id, query);
  }

  /** Begins to watch a document. Repeated, it changes nothing. Throws `DocumentFull` if too many people watch it. */
  watch(actor: Actor, document_id: number): Promise<void> {
    return this.db.transaction(async () => {
      const { company_id } = await this.lock.look(actor, document_id, DocumentsPolicy.watch);
      const count = await this.watchers.lockCount(document_id);
      if (await this.watchers.isWatched(document_id, actor.id)) return;
      if (count >= MAX_WATCHERS) throw new DocumentFull();
      await this.watchers.add(DocumentWatcher.of({ company_id, document_id, user_id: actor.id }));
    });
  }

  /** Also ends what a person began who may not watch it any more. */
  async unwatch(actor: Actor, document_id: number): Promise<void> {
    await this.lock.look(actor, document_id);
    await this.watchers.remove(document_id, actor.id);
  }

  /** Ids of the people who watch a document and may read it. For listeners in the worker, also of other domains. */
  idsOf(document_id: number, company_id: string): Promise<number[]> {
    return this.watchers.idsOf(document_id, company_id);
  }

  /** Ends all watching of a person who was anonymised. For the worker. */
  forget(user_id: number): Promise<void> {
    return this.watchers.removeOf(user_id);
  }
}
