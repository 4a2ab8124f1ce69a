import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import type { Actor, Rule } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import type { ExpectedVersion } from '@app/errors';
import type { Document } from './document.entity';
import { DocumentLock } from './document-lock';
import { DocumentVersion } from './document-version.entity';
import { DocumentVersionsRepository } from './document-versions.repository';
import {
  type DocumentIds,
  type Publication,
  DocumentArchived,
  DocumentPublished,
  DocumentReturned,
  DocumentSubmitted,
} from './documents.events';
import { type DocumentFacts, DocumentsPolicy } from './documents.policy';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import type { DocumentView } from './documents.view';
import { PublishedTexts } from './published-texts';

type Answer = Promise<JsonResource<DocumentView>>;

/** Moves drafts through the review to a published version. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly versions: DocumentVersionsRepository,
    private readonly lock: DocumentLock,
    private readonly service: DocumentsService,
    private readonly texts: PublishedTexts,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** Submits the draft for review: those who publish can read it, and nobody edits it until it is returned or published. */
  submit(actor: Actor, id: number, expected?: ExpectedVersion): Answer {
    return this.move(actor, id, { rule: DocumentsPolicy.submit, expected }, (document) => {
      document.submit();
      this.lock.publish(DocumentSubmitted, document, { actor_id: actor.id });
    });
  }

  /** Returns a draft in review to its editors. An admin who is not one of them then no longer sees it. */
  async return(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    await this.change(actor, id, { rule: DocumentsPolicy.return, expected }, (document) => {
      document.return();
      this.lock.publish(DocumentReturned, document, { actor_id: actor.id });
    });
  }

  /** Publishes the draft as the next version. The second of two concurrent calls gets 409, because there is no draft any more. */
  publish(actor: Actor, id: number, { asks_again }: { readonly asks_again: boolean }, expected?: ExpectedVersion): Answer {
    return this.move(actor, id, { rule: DocumentsPolicy.publish, expected }, async (document) => {
      document.expectOpen('publish');
      const { company_id, draft_title, draft_body, draft_file_id, drafted_by } = document;
      const text = { title: draft_title!, body: draft_file_id === null ? (draft_body ?? '') : draft_body, file_id: draft_file_id };
      const number = await this.versions.nextNumber(id);
      const version = DocumentVersion.of({ ...text, company_id, document_id: id, number, published_by: actor.id, asks_again });
      await this.versions.add(version);
      document.publish(version);
      await this.texts.refresh(document);
      this.lock.publish<Omit<Publication, keyof DocumentIds>>(DocumentPublished, document, {
        version_id: version.id,
        number,
        actor_id: actor.id,
        drafted_by,
        asks_again,
      });
    });
  }

  archive(actor: Actor, id: number, expected?: ExpectedVersion): Answer {
    return this.move(actor, id, { rule: DocumentsPolicy.archive, expected }, async (document) => {
      document.archive();
      await this.texts.refresh(document);
      this.lock.publish(DocumentArchived, document);
    });
  }

  private move(actor: Actor, id: number, move: Move, act: (document: Document) => void | Promise<void>): Answer {
    return this.db.transaction(async () => {
      await this.change(actor, id, move, act);
      return this.service.get(actor, id);
    });
  }

  private change(actor: Actor, id: number, { rule, expected }: Move, act: (document: Document) => void | Promise<void>): Promise<void> {
    return this.db.transaction(async () => {
      const document = await this.lock.findForUpdate(actor, id, rule, expected);
      await act(document);
      await this.documents.save(document);
      this.audit.record(actor, `document.${rule.action}`, document);
    });
  }
}

interface Move {
  readonly rule: Rule<DocumentFacts>;
  readonly expected?: ExpectedVersion;
}
