import { Injectable } from '@nestjs/common';
import { type Actor, type Rule, authorize, requireVisible } from '@app/auth';
import { Clock } from '@app/config';
import { type ExpectedVersion, expectVersion } from '@app/errors';
import { type EventClass, Events } from '@app/events';
import type { Document } from './document.entity';
import { type DocumentIds, documentIds } from './documents.events';
import { type DocumentFacts, DocumentsPolicy } from './documents.policy';
import { DocumentsRepository } from './documents.repository';

/** Locks and authorizes before every change of a document, and publishes its events. */
@Injectable()
export class DocumentLock {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /**
   * Locks a document until the transaction ends. Throws 404 if the actor may not read it, 403 without the permission, and 412 if its
   * version is not the expected one.
   */
  async findForUpdate(actor: Actor, id: number, rule: Rule<DocumentFacts>, expected?: ExpectedVersion): Promise<Document> {
    const document = await this.documents.findForUpdate(id);
    const facts = document && (await this.documents.subject(id));
    authorize(rule, actor, requireVisible(DocumentsPolicy.read, actor, facts));
    expectVersion(document!, expected);
    return document!;
  }

  /** Checks a permission without a lock. Throws 404 if the actor may not read the document, and 403 without the permission. */
  async look(actor: Actor, id: number, rule: Rule<DocumentFacts> = DocumentsPolicy.read): Promise<DocumentFacts> {
    const facts = requireVisible(DocumentsPolicy.read, actor, await this.documents.subject(id));
    authorize(rule, actor, facts);
    return facts;
  }

  publish<More extends object>(Event: EventClass<DocumentIds & More>, document: Document, more = {} as More): void {
    this.events.publish(Event, { ...documentIds(document), ...more } as never);
  }
}
