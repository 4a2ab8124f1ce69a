import { Injectable } from '@nestjs/common';
import { PassagesService } from '@knowledge/passages';
import type { Document } from './document.entity';
import { DocumentVersionsRepository } from './document-versions.repository';

/** Keeps the passages of documents, by which they are found and quoted, equal to what readers see. */
@Injectable()
export class PublishedTexts {
  constructor(
    private readonly versions: DocumentVersionsRepository,
    private readonly passages: PassagesService,
  ) {}

  /**
   * Writes the passages of the published version, or removes them if readers do not see it. Call it in the transaction that changes the
   * document.
   */
  async refresh({ id, company_id, published_version_id, isShown }: Document): Promise<void> {
    const text = isShown ? await this.versions.textOf(published_version_id) : undefined;
    if (!text) return this.passages.remove([id]);
    await this.passages.replace({
      company_id,
      document_id: id,
      version_id: published_version_id!,
      title: text.title,
      text: text.body ?? '',
    });
  }
}
