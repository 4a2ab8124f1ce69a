import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { DocumentVersionsRepository } from './document-versions.repository';
import { DocumentsRepository } from './documents.repository';
import { PublishedTexts } from './published-texts';

/** Stores the texts that were read from files. For the worker only. */
@Injectable()
export class DocumentTextsService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly versions: DocumentVersionsRepository,
    private readonly texts: PublishedTexts,
    private readonly db: Database,
  ) {}

  /**
   * Fills in the text of a file in the draft and in the versions that have it, and writes its passages if it is published. Repeated, it
   * changes nothing.
   */
  fill(file_id: string, text: string): Promise<void> {
    return this.db.transaction(async () => {
      const id = await this.versions.documentOf(file_id);
      const document = id === undefined ? null : await this.documents.findForUpdate(id);
      if (!document) return;
      if (document.learn(file_id, text)) await this.documents.save(document);
      await this.versions.fill(document.id, file_id, text);
      await this.texts.refresh(document);
    });
  }
}
