import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { FoldersService } from '@knowledge/folders';
import { FilesService } from '@library/files';
import type { Document } from './document.entity';
import { DocumentStatus } from './document-moves';
import { DocumentVersionsRepository } from './document-versions.repository';
import { DocumentsRepository } from './documents.repository';

const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;
const AT_ONCE = 500;

/** Deletes documents and folders permanently. For the worker only. */
@Injectable()
export class DocumentUpkeepService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly versions: DocumentVersionsRepository,
    private readonly files: FilesService,
    private readonly folders: FoldersService,
    private readonly clock: Clock,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** Deletes documents whose 30 days in the trash are over, each in a transaction of its own; then empty folders whose 30 days are over. */
  async purgeExpired(): Promise<{ documents: number; folders: number }> {
    const before = instant(new Date(+this.clock.now() - KEPT_MS));
    let documents = 0;
    for (const id of await this.documents.trashedBefore(before, AT_ONCE)) if (await this.purge(id)) documents += 1;
    return { documents, folders: await this.folders.purgeTrashedBefore(before) };
  }

  /** Discards the drafts of an anonymised person. A document that was never published is deleted, because it has nothing but its draft. */
  async forgetPerson(user_id: number): Promise<void> {
    await this.db.transaction(async () => {
      for (const document of await this.documents.findDraftedForUpdate(user_id)) {
        const isOnlyDraft = document.status === DocumentStatus.Draft;
        if (isOnlyDraft) await this.remove(document);
        else {
          const kept = await this.versions.filesOf(document.id);
          if (document.draft_file_id !== null && !kept.includes(document.draft_file_id)) this.files.discard(document.draft_file_id);
          document.forgetDraft();
          await this.documents.save(document);
        }
        this.audit.record(null, isOnlyDraft ? 'document.purge' : 'document.discard_draft', document);
      }
    });
  }

  /** Deletes a document. Returns false if it was restored meanwhile. */
  private purge(id: number): Promise<boolean> {
    return this.db.transaction(async () => {
      const document = await this.documents.findForUpdate(id);
      if (!document?.trashed_at) return false;
      await this.remove(document);
      this.audit.record(null, 'document.purge', document);
      return true;
    });
  }

  /** Deletes a document with its versions, and all its files. */
  private async remove(document: Document): Promise<void> {
    const files = new Set([...(await this.versions.filesOf(document.id)), document.draft_file_id]);
    await this.documents.remove(document);
    for (const file_id of files) if (file_id !== null) this.files.discard(file_id);
  }
}
