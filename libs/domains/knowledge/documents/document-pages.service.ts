import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { NotFound } from '@app/errors';
import { escaped } from '@app/html';
import { VERSION } from '@app/i18n';
import { type Document, DocumentFormat } from './document.entity';
import type { WhichFile } from './document-files.service';
import { DocumentLock } from './document-lock';
import { DocumentVersionsRepository } from './document-versions.repository';
import { DocumentsPolicy } from './documents.policy';
import { markdownHtml } from './markdown-html';

/** The text of a document as safe HTML. */
export interface RenderedText {
  readonly title: string;
  readonly html: string;
}

/** Renders the texts of documents for browsers. */
@Injectable()
export class DocumentPagesService {
  constructor(
    private readonly versions: DocumentVersionsRepository,
    private readonly lock: DocumentLock,
  ) {}

  /** Renders Markdown as HTML. The text of a file is not rendered, only escaped. Throws 404 without a text. */
  async render(actor: Actor, id: number, { number, draft }: WhichFile): Promise<RenderedText> {
    await this.lock.look(actor, id, draft ? DocumentsPolicy.read_draft : DocumentsPolicy.read);
    const edition = draft ? 'draft' : (number ?? (await this.versions.numberBefore(id, 'draft')));
    const text = edition === null ? undefined : await this.versions.editionOf(id, edition);
    if (!text || text.body === null) throw new NotFound(VERSION);
    return { title: text.title, html: await htmlOf(text.body, text.format) };
  }
}

const htmlOf = (body: string, format: Document['format']): Promise<string> | string =>
  format === DocumentFormat.Markdown ? markdownHtml(body) : `<pre>${escaped(body)}</pre>`;
