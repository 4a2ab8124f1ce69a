import { Injectable } from '@nestjs/common';
import { type Actor, permissionsAmong, writePermissions } from '@app/auth';
import type { JsonResource, Page } from '@app/database';
import { NotFound } from '@app/errors';
import { VERSION } from '@app/i18n';
import { DocumentLock } from './document-lock';
import { type DocumentVersionQuery, DocumentVersionsRepository } from './document-versions.repository';
import type { DocumentVersionResource, DocumentVersionRowView } from './document-versions.view';
import { DocumentsPolicy } from './documents.policy';

/** Published versions of a document, for those who may read it. */
@Injectable()
export class DocumentVersionsService {
  constructor(
    private readonly versions: DocumentVersionsRepository,
    private readonly lock: DocumentLock,
  ) {}

  async list(actor: Actor, document_id: number, query: DocumentVersionQuery): Promise<Page<DocumentVersionRowView>> {
    await this.lock.look(actor, document_id);
    return this.versions.list(document_id, query);
  }

  async get(actor: Actor, document_id: number, number: number): Promise<DocumentVersionResource & JsonResource<unknown>> {
    const facts = await this.lock.look(actor, document_id);
    const version = await this.versions.find(document_id, number);
    if (!version) throw new NotFound(VERSION);
    return writePermissions(version, permissionsAmong([DocumentsPolicy.read], actor, facts));
  }
}
